import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { getConversationRoute } from "@netvexa/contract";
import { Link, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AnswerText } from "./answer-text.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { ReceiptView } from "./receipt-view.tsx";

type Transcript = RouteOutput<typeof getConversationRoute>;
type Turn = Transcript["turns"][number];
const LIVE_MS = 3_000;

/** A conversation as it went, with the sources and the receipt of each answer; grows while it goes on. */
export function Conversation() {
  const { conversations } = useWords().messages;
  const { conversationId = "" } = useParams();
  const query = useRoute(getConversationRoute, { params: { conversationId } }, { refetchMs: () => LIVE_MS });
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <Anchor component={Link} href="/conversations" size="sm">
          ← {conversations.back}
        </Anchor>
        {query.data === undefined && <ScreenHead title={conversations.untitled} />}
        <QueryView query={query}>{(transcript) => <TranscriptView transcript={transcript} />}</QueryView>
      </Stack>
    </PermissionGate>
  );
}

function TranscriptView({ transcript }: { transcript: Transcript }) {
  const words = useWords();
  const { conversations } = words.messages;
  return (
    <>
      <ScreenHead title={transcript.turns[0]?.question ?? conversations.untitled}>
        <Group gap="xs">
          <Badge variant="default">{transcript.language}</Badge>
          <Text size="sm" c="dimmed">
            {words.dateTime(transcript.createdAt)} · {conversations.channels[transcript.channel]}
          </Text>
        </Group>
      </ScreenHead>
      {transcript.turns.map((turn) => (
        <TurnView key={turn.id} turn={turn} />
      ))}
    </>
  );
}

function TurnView({ turn }: { turn: Turn }) {
  const words = useWords();
  const { conversations, overview, traces } = words.messages;
  const { permissions } = useStorefront();
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" align="start">
          <Title order={2} size="h4">
            {turn.question}
          </Title>
          <Group gap="xs">
            <Text size="xs" c="dimmed">
              {words.dateTime(turn.askedAt)}
            </Text>
            <OutcomeBadge outcome={turn.outcome} />
          </Group>
        </Group>
        <AnswerText events={turn.events} />
        {turn.state === "running" && <Text c="dimmed">{conversations.running}</Text>}
        {turn.outcome === "unknown" && permissions.includes("knowledge:write") && (
          <div>
            <Button
              component={Link}
              href={`/knowledge/answers?question=${encodeURIComponent(turn.question)}`}
              variant="default"
              size="xs"
            >
              {overview.writeAnswer}
            </Button>
          </div>
        )}
        {turn.receipt && <ReceiptView receipt={turn.receipt} />}
        {turn.state !== "running" && (
          <Group gap="md">
            <Anchor component={Link} href={`/traces/${turn.id.replaceAll("-", "")}`} size="sm">
              {traces.trace}
            </Anchor>
            <Anchor component={Link} href={`/replay/${turn.id}`} size="sm">
              {traces.replay}
            </Anchor>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
