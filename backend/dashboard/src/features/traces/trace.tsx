import { Anchor, Badge, Button, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { getTraceRoute, scoreTraceRoute } from "@netvexa/contract";
import { Link, useParams } from "wouter";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { sayDuration } from "./duration.ts";
import type { Trace } from "./order-spans.ts";
import { Waterfall } from "./waterfall.tsx";

const VERDICT = "verdict";

/** How one answer, sync or foreign operation came about, step by step. */
export function TraceScreen() {
  const { traces } = useWords().messages;
  const { traceId = "" } = useParams();
  const query = useRoute(getTraceRoute, { params: { traceId } });
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <Anchor component={Link} href="/traces" size="sm">
          ← {traces.all}
        </Anchor>
        {query.data === undefined && <ScreenHead title={traces.trace} />}
        <QueryView query={query}>{(trace) => <TraceView trace={trace} />}</QueryView>
      </Stack>
    </PermissionGate>
  );
}

function TraceView({ trace }: { trace: Trace }) {
  const words = useWords();
  const { traces } = words.messages;
  return (
    <>
      <ScreenHead title={trace.name}>
        <Group gap="xs">
          <Badge variant="dot" color={trace.status === "ok" ? "green" : "red"}>
            {traces.statuses[trace.status]}
          </Badge>
          <Text size="sm" c="dimmed">
            {words.dateTime(trace.startedAt)} · {trace.service}
          </Text>
        </Group>
      </ScreenHead>
      <Group gap="sm">
        {trace.conversationId !== null && (
          <Button component={Link} href={`/conversations/${trace.conversationId}`} variant="default" size="xs">
            {traces.toConversation}
          </Button>
        )}
        {trace.turnId !== null && (
          <Button component={Link} href={`/replay/${trace.turnId}`} variant="default" size="xs">
            {traces.replay}
          </Button>
        )}
        <Button component={Link} href={`/logs?q=trace:${trace.id}`} variant="default" size="xs">
          {traces.toLogs}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
        <Figure label={traces.duration} value={sayDuration(words, trace.durationMicros)} />
        <Figure
          label={traces.firstOutput}
          value={trace.firstOutputMs === null ? "–" : sayDuration(words, trace.firstOutputMs * 1_000)}
        />
        <Figure label={traces.model} value={trace.model ?? traces.noModel} />
        <Figure
          label={traces.tokens}
          value={`${words.number(trace.inputTokens)} → ${words.number(trace.outputTokens)}`}
        />
        <Figure label={traces.cost} value={`$${words.number(trace.costMicros / 1e6)}`} />
      </SimpleGrid>
      <Waterfall trace={trace} />
      <Verdict trace={trace} />
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600} className="code">
        {value}
      </Text>
    </div>
  );
}

/** What people think of it, and one's own opinion. */
function Verdict({ trace }: { trace: Trace }) {
  const words = useWords();
  const { traces } = words.messages;
  const { permissions } = useStorefront();
  const score = useChange(scoreTraceRoute, [getTraceRoute]);
  const judge = (value: number) =>
    score.mutate({ params: { traceId: trace.id }, body: { name: VERDICT, value, label: null, comment: null } });
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {traces.scores}
      </Title>
      {trace.scores.length === 0 && <Text c="dimmed">{traces.noScores}</Text>}
      {trace.scores.map((one) => (
        <Text key={`${one.source} ${one.name} ${one.updatedAt}`} size="sm">
          {traces.sources[one.source]} · {one.name}: {one.label ?? words.number(one.value ?? 0)}
          {one.comment !== null && ` – ${one.comment}`}
        </Text>
      ))}
      {permissions.includes("answers:write") && trace.kind === "turn" && (
        <Group gap="xs">
          <Button size="xs" variant="default" loading={score.isPending} onClick={() => judge(1)}>
            {traces.good}
          </Button>
          <Button size="xs" variant="default" loading={score.isPending} onClick={() => judge(0)}>
            {traces.bad}
          </Button>
        </Group>
      )}
      <ProblemNote error={score.error} />
    </Stack>
  );
}
