import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { getConversationRoute } from "@netvexa/contract";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { AnswerText } from "./answer-text.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { ReceiptView } from "./receipt-view.tsx";

export type ConversationDetail = RouteOutput<typeof getConversationRoute>;
type Turn = ConversationDetail["turns"][number];
type Entry = ConversationDetail["entries"][number];

/** Everything that was said, by whom and when, in the order in which it was said. */
export function Transcript({ conversation }: { conversation: ConversationDetail }) {
  return (
    <Stack gap="sm" role="log" aria-live="polite" aria-relevant="additions">
      {inOrder(conversation).map((item) =>
        "question" in item ? (
          <TurnView key={item.id} turn={item} />
        ) : (
          <EntryView key={item.position} entry={item} visitor={conversation.visitor} />
        ),
      )}
    </Stack>
  );
}

/** Questions that went to people stand among what was said to them. */
function inOrder({ turns, entries }: ConversationDetail): (Turn | Entry)[] {
  const time = (item: Turn | Entry) => Date.parse("question" in item ? item.askedAt : item.at);
  const asked = turns.filter(({ outcome }) => outcome !== "with_person");
  return [...asked, ...entries].toSorted((one, next) => time(one) - time(next));
}

function EntryView({ entry, visitor }: { entry: Entry; visitor: ConversationDetail["visitor"] }) {
  const words = useWords();
  const { conversations } = words.messages;
  if (entry.kind === "state") {
    const reasons: Record<string, string> = conversations.reasons;
    const text = words.fill(reasons[entry.reason] ?? entry.state, { name: entry.name ?? conversations.team });
    return (
      <Text size="sm" c="dimmed" ta="center">
        {text} · {words.dateTime(entry.at)}
      </Text>
    );
  }
  const isOurs = entry.from === "person";
  return (
    <Paper withBorder p="sm" maw="85%" ml={isOurs ? "auto" : 0} className={isOurs ? "own-message" : ""}>
      <Group gap="xs" justify="space-between">
        <Text size="xs" fw={600}>
          {isOurs ? entry.name : conversations.visitor}
        </Text>
        <Text size="xs" c="dimmed">
          {words.dateTime(entry.at)}
          {isOurs && ` · ${markOf(entry.position, visitor, conversations)}`}
        </Text>
      </Group>
      <Text className="passage">{entry.text}</Text>
    </Paper>
  );
}

function markOf(
  position: number,
  { delivered, read }: ConversationDetail["visitor"],
  marks: { read: string; delivered: string; sent: string },
): string {
  if (read >= position) return marks.read;
  return delivered >= position ? marks.delivered : marks.sent;
}

function TurnView({ turn }: { turn: Turn }) {
  const words = useWords();
  const { conversations, overview } = words.messages;
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
            {turn.rating !== null && (
              <Badge variant="light" color={turn.rating === "up" ? "teal" : "red"}>
                {conversations.ratings[turn.rating]}
              </Badge>
            )}
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
      </Stack>
    </Paper>
  );
}
