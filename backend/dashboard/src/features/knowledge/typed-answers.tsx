import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { deleteTypedAnswerRoute, listTypedAnswersRoute } from "@netvexa/contract";
import { useState } from "react";
import { useSearchParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";
import { TypedAnswerForm } from "./typed-answer-form.tsx";
import { Dialog } from "../../states/dialog.tsx";

export type TypedAnswer = RouteOutput<typeof listTypedAnswersRoute>["answers"][number];

/** Questions that the merchant answers in own words, which go before everything that was read in. */
export function TypedAnswers() {
  const { knowledge } = useWords().messages;
  const { permissions } = useStorefront();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("question");
  const [editing, setEditing] = useState<TypedAnswer | "new" | null>(null);
  const mayWrite = permissions.includes("knowledge:write");
  const query = useRoute(listTypedAnswersRoute, { query: { limit: 200 } });
  const open = editing ?? (asked === null ? null : "new");
  const close = () => {
    setEditing(null);
    if (asked !== null) setSearch({});
  };
  const add = mayWrite && <Button onClick={() => setEditing("new")}>{knowledge.addAnswer}</Button>;
  return (
    <KnowledgeFrame tab="answers">
      <Stack>
        <QueryView query={query}>
          {({ answers }) =>
            answers.length === 0 ? (
              <EmptyState title={knowledge.noAnswers} text={knowledge.noAnswersText}>
                {add}
              </EmptyState>
            ) : (
              <>
                <Group justify="end">{add}</Group>
                {answers.map((answer) => (
                  <AnswerCard key={answer.id} answer={answer} mayWrite={mayWrite} onEdit={() => setEditing(answer)} />
                ))}
              </>
            )
          }
        </QueryView>
        <Dialog
          opened={open !== null && mayWrite}
          onClose={close}
          title={open === "new" ? knowledge.addAnswer : knowledge.editAnswer}
          size="lg"
        >
          <TypedAnswerForm answer={open === "new" ? null : open} question={asked ?? ""} onSaved={close} />
        </Dialog>
      </Stack>
    </KnowledgeFrame>
  );
}

function AnswerCard({ answer, mayWrite, onEdit }: { answer: TypedAnswer; mayWrite: boolean; onEdit: () => void }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const remove = useChange(deleteTypedAnswerRoute, [listTypedAnswersRoute]);
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" align="start" gap="xs">
        <Title order={2} size="h4">
          {answer.question}
        </Title>
        {mayWrite && (
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={onEdit}>
              {knowledge.edit}
            </Button>
            <ConfirmButton
              size="xs"
              label={knowledge.remove}
              question={words.fill(knowledge.removeQuestion, { name: answer.question })}
              pending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { answerId: answer.id } })}
            />
          </Group>
        )}
      </Group>
      <Text className="passage">{answer.answer}</Text>
      {answer.alternatives.length > 0 && (
        <Text size="sm" c="dimmed">
          {words.fill(knowledge.alsoAsked, { questions: answer.alternatives.join(" · ") })}
        </Text>
      )}
      <ProblemNote error={remove.error} />
    </Paper>
  );
}
