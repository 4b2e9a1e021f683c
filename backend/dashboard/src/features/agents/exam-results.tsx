import { Badge, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../language/language-context.tsx";
import type { Exam } from "./agent-exam.tsx";

type Result = Exam["results"][number];
const COLOURS: Record<Result["verdict"], string> = {
  same: "gray",
  changed: "blue.9",
  improved: "teal.9",
  regressed: "red.9",
  failed: "red.9",
};

/** Each question with both answers side by side, what got worse first. */
export function ExamResults({ exam: { results } }: { exam: Exam }) {
  const { exam } = useWords().messages;
  const [all, setAll] = useState(false);
  if (results.length === 0) return null;
  const order = ["regressed", "failed", "improved", "changed", "same"];
  const shown = results
    .filter(({ verdict }) => all || verdict !== "same")
    .toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2}>{exam.answers}</Title>
        <Switch label={exam.showAll} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      </Group>
      {shown.length === 0 && <Text c="dimmed">{exam.allSame}</Text>}
      {shown.map((result) => (
        <ResultCard key={result.position} result={result} />
      ))}
    </Stack>
  );
}

function ResultCard({ result }: { result: Result }) {
  const words = useWords();
  const { exam } = words.messages;
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" align="start" gap="xs">
        <Title order={3} className="growing">
          {result.question}
        </Title>
        <Badge color={COLOURS[result.verdict]} variant={result.verdict === "same" ? "outline" : "filled"}>
          {exam.verdicts[result.verdict]}
        </Badge>
      </Group>
      {result.expected !== null && (
        <Text size="sm" c="dimmed">
          {words.fill(exam.expects, { text: result.expected })}
        </Text>
      )}
      <div className="side-by-side">
        <AnswerText title={exam.published} answer={result.published} />
        <AnswerText title={exam.draft} answer={result.draft} />
      </div>
    </Paper>
  );
}

function AnswerText({ title, answer }: { title: string; answer: Result["published"] }) {
  const { exam } = useWords().messages;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text className="passage">{answer === null ? "–" : answer.text.replaceAll("**", "") || exam.noAnswer}</Text>
      {answer !== null && [...answer.cards, ...answer.sources].length > 0 && (
        <Text size="sm" c="dimmed">
          {[...new Set([...answer.cards, ...answer.sources])].join(" · ")}
        </Text>
      )}
    </div>
  );
}
