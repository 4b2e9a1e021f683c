import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import {
  cancelSyncRoute,
  deleteSourceRoute,
  getSourceRoute,
  listSourcesRoute,
  startSyncRoute,
  updateSourceRoute,
} from "@netvexa/contract";
import { Link, useLocation, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";
import { ScheduleSelect } from "./schedule-select.tsx";
import { SourceFiles } from "./source-files.tsx";
import { SyncProblems } from "./sync-problems.tsx";
import { isRunning, SyncProgress } from "./sync-progress.tsx";

type SourceData = RouteOutput<typeof getSourceRoute>;
const RUNNING_MS = 1_000;
const QUIET_MS = 10_000;

/** One source: its reading, its schedule, what it left out, its files, and its end. */
export function Source() {
  const { knowledge } = useWords().messages;
  const { sourceId = "" } = useParams();
  const query = useRoute(
    getSourceRoute,
    { params: { sourceId } },
    { refetchMs: (data) => (isRunning(data?.latestSync ?? null) ? RUNNING_MS : QUIET_MS) },
  );
  return (
    <KnowledgeFrame tab="sources">
      <Stack>
        <Anchor component={Link} href="/knowledge" size="sm">
          ← {knowledge.allSources}
        </Anchor>
        <QueryView query={query}>{(source) => <SourceView source={source} />}</QueryView>
      </Stack>
    </KnowledgeFrame>
  );
}

function SourceView({ source }: { source: SourceData }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const { permissions } = useStorefront();
  const mayWrite = permissions.includes("knowledge:write");
  const update = useChange(updateSourceRoute, [getSourceRoute, listSourcesRoute]);
  const params = { sourceId: source.id };
  const startUrl = source.options["startUrl"] ?? source.options["url"];
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Title order={2}>{source.name}</Title>
          <Text c="dimmed" className="code">
            {typeof startUrl === "string" ? startUrl : knowledge.kinds[source.kind]}
          </Text>
        </div>
        {mayWrite && <SourceActions source={source} />}
      </Group>
      <Paper withBorder p="md">
        <Stack>
          <SyncProgress sync={source.latestSync} />
          <Anchor component={Link} href={`/knowledge/documents?source=${source.id}`}>
            {words.count(knowledge.documents, source.documents)}
          </Anchor>
          {(source.kind === "website" || source.kind === "catalogue") && (
            <ScheduleSelect
              value={source.resyncEveryMinutes}
              disabled={!mayWrite || update.isPending}
              onChange={(resyncEveryMinutes) => update.mutate({ params, body: { resyncEveryMinutes } })}
            />
          )}
          <ProblemNote error={update.error} />
        </Stack>
      </Paper>
      {(source.kind === "file" || source.kind === "catalogue") && (
        <SourceFiles sourceId={source.id} mayWrite={mayWrite} />
      )}
      {source.latestSync && <SyncProblems syncId={source.latestSync.id} running={isRunning(source.latestSync)} />}
    </>
  );
}

function SourceActions({ source }: { source: SourceData }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const [, navigate] = useLocation();
  const start = useChange(startSyncRoute, [getSourceRoute, listSourcesRoute]);
  const cancel = useChange(cancelSyncRoute, [getSourceRoute, listSourcesRoute]);
  const remove = useChange(deleteSourceRoute, [listSourcesRoute]);
  const params = { sourceId: source.id };
  const sync = source.latestSync;
  return (
    <Stack gap="xs" align="end">
      <Group gap="xs">
        {sync && isRunning(sync) ? (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { syncId: sync.id } })}
          >
            {knowledge.stop}
          </Button>
        ) : (
          source.kind !== "push" &&
          source.kind !== "qa" && (
            <Button loading={start.isPending} onClick={() => start.mutate({ params })}>
              {knowledge.readAgain}
            </Button>
          )
        )}
        <ConfirmButton
          label={knowledge.remove}
          question={words.fill(knowledge.removeQuestion, { name: source.name })}
          pending={remove.isPending}
          onConfirm={() => remove.mutate({ params }, { onSuccess: () => navigate("/knowledge") })}
        />
      </Group>
      <ProblemNote error={start.error ?? cancel.error ?? remove.error} />
    </Stack>
  );
}
