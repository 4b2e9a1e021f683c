import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import type { Overview } from "./overview-data.ts";

/** Questions that nothing is known about, each one step from an answer. */
export function Unanswered({ questions }: { questions: Overview["unanswered"] }) {
  const { overview } = useWords().messages;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{overview.unanswered}</Title>
        {questions.length === 0 && <Text c="dimmed">{overview.nothingUnanswered}</Text>}
        {questions.map((question) => (
          <UnansweredQuestion key={question.conversationId + question.question} {...question} />
        ))}
      </Stack>
    </Paper>
  );
}

function UnansweredQuestion({ question, conversationId, times, lastAskedAt }: Overview["unanswered"][number]) {
  const words = useWords();
  const { overview } = words.messages;
  const { permissions } = useStorefront();
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Anchor component={Link} href={`/conversations/${conversationId}`}>
          {question}
        </Anchor>
        <Text size="xs" c="dimmed">
          {words.count(overview.asked, times)} · {words.ago(lastAskedAt)}
        </Text>
      </div>
      {permissions.includes("knowledge:write") && (
        <Button
          component={Link}
          href={`/knowledge/answers?question=${encodeURIComponent(question)}`}
          variant="default"
          size="xs"
        >
          {overview.writeAnswer}
        </Button>
      )}
    </Group>
  );
}
