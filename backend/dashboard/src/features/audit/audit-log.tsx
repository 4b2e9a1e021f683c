import { Button, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { listAuditRoute } from "@netvexa/contract";
import { useState } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Entry = RouteOutput<typeof listAuditRoute>["entries"][number];
const PAGE = 50;
const SETTLE_MS = 300;

/** Who did what to what in the organisation, newest first; nothing in it can be changed. */
export function AuditLog() {
  const { navigation, audit, states } = useWords().messages;
  const { organisation } = useStorefront();
  const [action, setAction] = useState("");
  const [wanted] = useDebouncedValue(action.trim(), SETTLE_MS);
  const [before, setBefore] = useState<number | undefined>();
  const mayRead = organisation.permissions.includes("audit:read");
  const query = useRoute(
    listAuditRoute,
    { params: { organisationId: organisation.id }, query: { limit: PAGE, before, action: wanted || undefined } },
    { enabled: mayRead, keepPrevious: true },
  );
  if (!mayRead) return <EmptyState order={1} title={states.noPermission} text={states.noPermissionText} />;
  const search = (text: string) => {
    setAction(text);
    setBefore(undefined);
  };
  return (
    <Stack>
      <ScreenHead title={navigation.audit} />
      <Text c="dimmed">{audit.text}</Text>
      <TextInput
        label={audit.action}
        placeholder="agent.published"
        value={action}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <QueryView query={query}>
        {({ entries }) => (
          <>
            {entries.length === 0 && <EmptyState title={audit.none} text={audit.noneText} />}
            {entries.map((entry) => (
              <EntryCard key={entry.sequence} entry={entry} />
            ))}
            {entries.length === PAGE && (
              <Button variant="default" onClick={() => setBefore(entries.at(-1)?.sequence)}>
                {audit.older}
              </Button>
            )}
            {before !== undefined && (
              <Button variant="default" onClick={() => setBefore(undefined)}>
                {audit.newest}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </Stack>
  );
}

function EntryCard({ entry }: { entry: Entry }) {
  const words = useWords();
  const detail = Object.keys(entry.detail).length === 0 ? null : JSON.stringify(entry.detail, null, 1);
  return (
    <Paper withBorder p="sm" component="article">
      <Text fw={600} className="code">
        {entry.action}
      </Text>
      <Text size="sm" c="dimmed">
        {words.dateTime(entry.at)} · {entry.actor.name ?? entry.actor.kind}
        {entry.target !== null && ` · ${entry.target.kind}`}
      </Text>
      {detail !== null && (
        <details>
          <summary>{words.messages.audit.detail}</summary>
          <Text size="sm" className="passage code">
            {detail}
          </Text>
        </details>
      )}
    </Paper>
  );
}
