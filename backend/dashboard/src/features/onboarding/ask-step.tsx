import { Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { createAnswerRoute } from "@netvexa/contract";
import { useState } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { Loading } from "../../states/loading.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { SafeLink } from "../conversations/answer-text.tsx";
import { OutcomeBadge } from "../conversations/outcome-badge.tsx";

type Answer = RouteOutput<typeof createAnswerRoute>;

/** Asks the agent from what has been read so far, and shows the answer with its sources. */
export function AskStep() {
  const { onboarding } = useWords().messages;
  const [text, setText] = useState("");
  const ask = useChange(createAnswerRoute);
  const send = (question: string) => {
    setText(question);
    if (question.trim() !== "") ask.mutate({ body: { question } });
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    send(text);
  };
  return (
    <Stack gap="sm">
      <Text c="dimmed">{onboarding.askHint}</Text>
      <Group gap="xs">
        {onboarding.examples.map((example) => (
          <Button key={example} variant="default" size="xs" onClick={() => send(example)}>
            {example}
          </Button>
        ))}
      </Group>
      <form onSubmit={submit}>
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            className="growing"
            label={onboarding.question}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button type="submit" loading={ask.isPending}>
            {onboarding.send}
          </Button>
        </Group>
      </form>
      <ProblemNote error={ask.error} />
      {ask.isPending && <Loading />}
      {ask.data && <AnswerView answer={ask.data} />}
    </Stack>
  );
}

function AnswerView({ answer }: { answer: Answer }) {
  const { conversations } = useWords().messages;
  return (
    <Paper withBorder p="md" role="status">
      <Stack gap="xs">
        <div>
          <OutcomeBadge outcome={answer.outcome} />
        </div>
        <Text className="passage">{answer.answer.replaceAll("**", "")}</Text>
        {answer.citations.length > 0 && (
          <Text size="sm">
            {conversations.sources}:{" "}
            {answer.citations.map(({ number, title, url }) => (
              <span key={number}>
                [{number}] <SafeLink url={url}>{title}</SafeLink>{" "}
              </span>
            ))}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
