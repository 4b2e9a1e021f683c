import {
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { INBOX_FILTERS, listConversationsRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { DeskNotice } from "./desk-notice.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useInboxLine } from "./use-inbox-line.ts";

type InboxFilter = (typeof INBOX_FILTERS)[number];
type Page = RouteOutput<typeof listConversationsRoute>;
const WITHOUT_LINE_MS = 5_000;
const OUTCOMES = ["answered", "unknown", "aborted", "paused", "with_person"] as const;
const CHANNELS = ["widget", "api"] as const;

/** The inbox: conversations as they go on, latest first, with filters that stand in the address. */
export function Conversations() {
  const { navigation, conversations } = useWords().messages;
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <ScreenHead title={navigation.conversations}>
          <Group gap="xs">
            <DeskNotice />
            <Button component={Link} href="/conversations/settings" variant="default" size="xs">
              {conversations.settings}
            </Button>
          </Group>
        </ScreenHead>
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
  const { isLive } = useInboxLine(null);
  const query = useRoute(
    listConversationsRoute,
    { query: { ...filters, cursor, limit: 25 } },
    { keepPrevious: true, refetchMs: () => (isLive ? false : WITHOUT_LINE_MS) },
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
      <InboxTabs filter={filters.inbox} setFilter={setFilter} />
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
    ["outcome", "channel", "from", "inbox", "tag", "search"].map((name) => [name, search.get(name) ?? undefined]),
  );
  const { data } = listConversationsRoute.request.query.omit({ cursor: true, limit: true }).safeParse(wanted);
  return data ?? {};
}

function InboxTabs({ filter, setFilter }: { filter?: InboxFilter; setFilter: (name: string, value: string) => void }) {
  const { conversations } = useWords().messages;
  return (
    <SegmentedControl
      aria-label={conversations.inbox}
      value={filter ?? ""}
      onChange={(value) => setFilter("inbox", value)}
      className="wrapping"
      withItemsBorders={false}
      data={[
        { value: "", label: conversations.all },
        ...INBOX_FILTERS.map((value) => ({ value, label: conversations.filters[value] })),
      ]}
    />
  );
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
      <SearchField value={filters.search ?? ""} onSearch={(value) => setFilter("search", value)} />
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
      {filters.tag !== undefined && (
        <Button variant="default" onClick={() => setFilter("tag", "")}>
          {filters.tag} ✕
        </Button>
      )}
      {filters.from !== undefined && (
        <Button variant="default" onClick={() => setFilter("from", "")}>
          {words.fill(conversations.since, { date: words.date(filters.from) })} ✕
        </Button>
      )}
    </Group>
  );
}

function SearchField({ value, onSearch }: { value: string; onSearch: (value: string) => void }) {
  const { conversations } = useWords().messages;
  const [text, setText] = useState(value);
  return (
    <form
      className="growing"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <TextInput
        type="search"
        label={conversations.search}
        value={text}
        maxLength={200}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => text.trim() !== value && onSearch(text.trim())}
      />
    </form>
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
          {conversation.firstQuestion || conversations.untitled}
        </Text>
        <Group gap="xs">
          {conversation.isNew && <Badge color="teal">{conversations.isNew}</Badge>}
          <StateBadge state={conversation.state} person={conversation.assignedTo?.name ?? null} />
          {conversation.turns > 0 && <OutcomeBadge outcome={conversation.lastOutcome} />}
        </Group>
      </Group>
      <Group gap="xs" mt={4}>
        <Text size="sm" c="dimmed">
          {words.ago(conversation.updatedAt)} · {words.count(conversations.turns, conversation.turns)} ·{" "}
          {conversations.channels[conversation.channel]}
        </Text>
        <Badge variant="default" size="sm">
          {conversation.language}
        </Badge>
        {conversation.tags.map((tag) => (
          <Badge key={tag} variant="light" size="sm">
            {tag}
          </Badge>
        ))}
      </Group>
    </UnstyledButton>
  );
}
