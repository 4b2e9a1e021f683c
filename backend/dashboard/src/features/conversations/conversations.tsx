import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import { listConversationsRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";

type Page = RouteOutput<typeof listConversationsRoute>;
const FRESH_MS = 10_000;
const OUTCOMES = ["answered", "unknown", "aborted", "paused"] as const;
const CHANNELS = ["widget", "api"] as const;

/** All conversations, latest first, with filters that stand in the address. */
export function Conversations() {
  const { navigation } = useWords().messages;
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <ScreenHead title={navigation.conversations} />
        <ConversationList />
      </Stack>
    </PermissionGate>
  );
}

function ConversationList() {
  const { conversations } = useWords().messages;
  const [search, setSearch] = useSearchParams();
  const [cursors, setCursors] = useState<string[]>([]);
  const filters = readFilters(search);
  const cursor = cursors.at(-1);
  const query = useRoute(
    listConversationsRoute,
    { query: { ...filters, cursor, limit: 25 } },
    { keepPrevious: true, refetchMs: () => FRESH_MS },
  );
  const setFilter = (name: string, value: string) => {
    setCursors([]);
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === "") next.delete(name);
      else next.set(name, value);
      return next;
    });
  };
  return (
    <>
      <Filters filters={filters} setFilter={setFilter} />
      <QueryView query={query}>
        {(page) => (
          <>
            <Rows page={page} filtered={Object.values(filters).some((value) => value !== undefined)} />
            <Group justify="center">
              {cursor !== undefined && (
                <Button variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
                  {conversations.newer}
                </Button>
              )}
              {page.nextCursor !== null && (
                <Button variant="default" onClick={() => setCursors([...cursors, page.nextCursor ?? ""])}>
                  {conversations.older}
                </Button>
              )}
            </Group>
          </>
        )}
      </QueryView>
    </>
  );
}

type ConversationFilters = Omit<
  Exclude<(typeof listConversationsRoute)["request"]["query"]["_input"], undefined>,
  "cursor" | "limit"
>;

/** What the address names and the API takes; the rest is left out. */
function readFilters(search: URLSearchParams): ConversationFilters {
  const wanted = Object.fromEntries(
    ["outcome", "channel", "from"].map((name) => [name, search.get(name) ?? undefined]),
  );
  const { data } = listConversationsRoute.request.query.omit({ cursor: true, limit: true }).safeParse(wanted);
  return data ?? {};
}

function Filters({
  filters,
  setFilter,
}: {
  filters: ConversationFilters;
  setFilter: (name: string, value: string) => void;
}) {
  const words = useWords();
  const { conversations } = words.messages;
  return (
    <Group gap="sm" align="end">
      <NativeSelect
        label={conversations.outcome}
        value={filters.outcome ?? ""}
        onChange={({ currentTarget }) => setFilter("outcome", currentTarget.value)}
        data={[
          { value: "", label: conversations.all },
          ...OUTCOMES.map((value) => ({ value, label: conversations.outcomes[value] })),
        ]}
      />
      <NativeSelect
        label={conversations.channel}
        value={filters.channel ?? ""}
        onChange={({ currentTarget }) => setFilter("channel", currentTarget.value)}
        data={[
          { value: "", label: conversations.all },
          ...CHANNELS.map((value) => ({ value, label: conversations.channels[value] })),
        ]}
      />
      {filters.from !== undefined && (
        <Button variant="default" onClick={() => setFilter("from", "")}>
          {words.fill(conversations.since, { date: words.date(filters.from) })} ✕
        </Button>
      )}
    </Group>
  );
}

function Rows({ page, filtered }: { page: Page; filtered: boolean }) {
  const { conversations } = useWords().messages;
  if (page.conversations.length === 0) {
    return filtered ? (
      <EmptyState title={conversations.noMatch} text={conversations.noMatchText} />
    ) : (
      <EmptyState title={conversations.none} text={conversations.noneText} />
    );
  }
  return (
    <Paper withBorder component="ul" p={0} m={0} className="plain-list">
      {page.conversations.map((conversation) => (
        <li key={conversation.id}>
          <Row conversation={conversation} />
        </li>
      ))}
    </Paper>
  );
}

function Row({ conversation }: { conversation: Page["conversations"][number] }) {
  const words = useWords();
  const { conversations } = words.messages;
  return (
    <UnstyledButton component={Link} href={`/conversations/${conversation.id}`} className="clickable-row" p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600} lineClamp={2}>
          {conversation.firstQuestion}
        </Text>
        <OutcomeBadge outcome={conversation.lastOutcome} />
      </Group>
      <Group gap="xs" mt={4}>
        <Text size="sm" c="dimmed">
          {words.ago(conversation.updatedAt)} · {words.count(conversations.turns, conversation.turns)} ·{" "}
          {conversations.channels[conversation.channel]}
        </Text>
        <Badge variant="default" size="sm">
          {conversation.language}
        </Badge>
      </Group>
    </UnstyledButton>
  );
}
