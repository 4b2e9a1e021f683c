import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { listSourcesRoute } from "@netvexa/contract";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { lazyScreen } from "../../shell/lazy-screen.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";
import { isRunning, SyncProgress } from "./sync-progress.tsx";
import { Dialog } from "../../states/dialog.tsx";

type Source = RouteOutput<typeof listSourcesRoute>["sources"][number];
const AddSource = lazyScreen<{ onAdded: () => void }>(() => import("./add-source.tsx").then((part) => part.AddSource));
const RUNNING_MS = 1_500;
const QUIET_MS = 15_000;

/** Where the agent's knowledge comes from, and how the reading goes. */
export function Sources() {
  const { knowledge } = useWords().messages;
  const { permissions } = useStorefront();
  const [adding, { open, close }] = useDisclosure();
  const query = useRoute(
    listSourcesRoute,
    { query: { limit: 200 } },
    { refetchMs: (data) => (data?.sources.some(({ latestSync }) => isRunning(latestSync)) ? RUNNING_MS : QUIET_MS) },
  );
  const mayWrite = permissions.includes("knowledge:write");
  const add = mayWrite && <Button onClick={open}>{knowledge.addSource}</Button>;
  return (
    <KnowledgeFrame tab="sources">
      <Stack>
        <QueryView query={query}>
          {({ sources }) =>
            sources.length === 0 ? (
              <EmptyState title={knowledge.noSources} text={knowledge.noSourcesText}>
                {add}
              </EmptyState>
            ) : (
              <>
                <Group justify="end">{add}</Group>
                {sources.map((source) => (
                  <SourceCard key={source.id} source={source} />
                ))}
              </>
            )
          }
        </QueryView>
        <Dialog opened={adding} onClose={close} title={knowledge.addSource}>
          <AddSource onAdded={close} />
        </Dialog>
      </Stack>
    </KnowledgeFrame>
  );
}

/** Answers of one's own and pushed documents are there as soon as they are sent. */
function isReadFromOutside({ kind }: Source): boolean {
  return kind !== "qa" && kind !== "push";
}

function SourceCard({ source }: { source: Source }) {
  const words = useWords();
  const { knowledge } = words.messages;
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="xs" align="start">
        <div>
          <Anchor component={Link} href={`/knowledge/sources/${source.id}`} fw={600}>
            {source.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {knowledge.kinds[source.kind]} · {words.count(knowledge.documents, source.documents)}
            {source.nextSyncAt !== null &&
              ` · ${words.fill(knowledge.nextSync, { time: words.ago(source.nextSyncAt) })}`}
          </Text>
        </div>
        {(source.latestSync !== null || isReadFromOutside(source)) && <SyncProgress sync={source.latestSync} />}
      </Group>
    </Paper>
  );
}
