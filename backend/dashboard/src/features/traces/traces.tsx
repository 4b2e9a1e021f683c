import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import { listTracesRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { sayDuration } from "./duration.ts";

type Page = RouteOutput<typeof listTracesRoute>;
const KINDS = ["turn", "sync", "external"] as const;

/** All traces, latest first. */
export function Traces() {
  const { navigation, traces } = useWords().messages;
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <ScreenHead title={navigation.traces} />
        <Text c="dimmed">{traces.text}</Text>
        <TraceList />
      </Stack>
    </PermissionGate>
  );
}

function TraceList() {
  const { conversations, traces } = useWords().messages;
  const [search, setSearch] = useSearchParams();
  const [cursors, setCursors] = useState<string[]>([]);
  const kind = KINDS.find((one) => one === search.get("kind"));
  const cursor = cursors.at(-1);
  const query = useRoute(listTracesRoute, { query: { kind, cursor, limit: 25 } }, { keepPrevious: true });
  const choose = (value: string) => {
    setCursors([]);
    setSearch(value === "" ? {} : { kind: value });
  };
  return (
    <>
      <Group>
        <NativeSelect
          label={traces.of}
          value={kind ?? ""}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={[
            { value: "", label: conversations.all },
            ...KINDS.map((value) => ({ value, label: traces.traceKinds[value] })),
          ]}
        />
      </Group>
      <QueryView query={query}>
        {(page) => (
          <>
            <Rows page={page} />
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

function Rows({ page }: { page: Page }) {
  const { traces } = useWords().messages;
  if (page.traces.length === 0) return <EmptyState title={traces.none} text={traces.noneText} />;
  return (
    <Paper withBorder component="ul" p={0} m={0} className="plain-list">
      {page.traces.map((trace) => (
        <li key={trace.id}>
          <Row trace={trace} />
        </li>
      ))}
    </Paper>
  );
}

function Row({ trace }: { trace: Page["traces"][number] }) {
  const words = useWords();
  const { traces } = words.messages;
  return (
    <UnstyledButton component={Link} href={`/traces/${trace.id}`} className="clickable-row" p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{trace.name}</Text>
        <Badge variant="dot" color={trace.status === "ok" ? "green" : "red"}>
          {traces.statuses[trace.status]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {words.dateTime(trace.startedAt)} · {sayDuration(words, trace.durationMicros)} ·{" "}
        {words.count(traces.stepCount, trace.spans)}
        {trace.model !== null && ` · ${trace.model}`}
      </Text>
    </UnstyledButton>
  );
}
