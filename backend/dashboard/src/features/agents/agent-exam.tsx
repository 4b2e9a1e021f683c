import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text, TextInput, Title } from "@mantine/core";
import {
  addExamQuestionRoute,
  generateExamRoute,
  readExamRoute,
  removeExamQuestionRoute,
  startExamRoute,
} from "@netvexa/contract";
import { useState, type FormEvent } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { AgentDetail } from "./agent.tsx";
import { ExamResults } from "./exam-results.tsx";

export type Exam = RouteOutput<typeof readExamRoute>;
const LOOK_AGAIN_MS = 1_500;
const GENERATED = 20;

/** What the draft is asked before it is published, and how it answers beside the published version. */
export function AgentExam({ agent }: { agent: AgentDetail }) {
  const { permissions } = useStorefront();
  const params = { agentId: agent.id };
  const query = useRoute(
    readExamRoute,
    { params },
    { refetchMs: (exam) => (exam?.run && isOpen(exam.run.state) ? LOOK_AGAIN_MS : false) },
  );
  const mayWrite = permissions.includes("settings:write");
  return (
    <QueryView query={query}>
      {(exam) => (
        <Stack>
          <Gate exam={exam} />
          <Run exam={exam} agentId={agent.id} mayWrite={mayWrite} />
          <ExamResults exam={exam} />
          <Questions exam={exam} agentId={agent.id} mayWrite={mayWrite} />
        </Stack>
      )}
    </QueryView>
  );
}

function isOpen(state: string): boolean {
  return state === "queued" || state === "running";
}

function Gate({ exam }: { exam: Exam }) {
  const words = useWords();
  const { exam: labels } = words.messages;
  if (exam.questions.length === 0) return null;
  const text = words.fill(labels.gates[exam.gate], { count: exam.run?.regressions ?? 0 });
  return (
    <Alert variant="outline" color={exam.gate === "passed" ? "teal" : "orange"} role="status">
      {text}
    </Alert>
  );
}

interface PartProps {
  exam: Exam;
  agentId: string;
  mayWrite: boolean;
}

function Run({ exam: { run, questions }, agentId, mayWrite }: PartProps) {
  const words = useWords();
  const { exam } = words.messages;
  const start = useChange(startExamRoute, [readExamRoute]);
  const open = run !== null && isOpen(run.state);
  return (
    <Stack gap="xs">
      {open && (
        <>
          <Progress value={(run.done / run.total) * 100} aria-label={exam.progress} />
          <Text size="sm">{words.fill(exam.progressText, { done: run.done, total: run.total })}</Text>
        </>
      )}
      {run?.state === "failed" && <Text>{exam.failed}</Text>}
      {mayWrite && questions.length > 0 && !open && (
        <div>
          <Button loading={start.isPending} onClick={() => start.mutate({ params: { agentId } })}>
            {exam.start}
          </Button>
        </div>
      )}
      <ProblemNote error={start.error} />
    </Stack>
  );
}

function Questions({ exam: { questions }, agentId, mayWrite }: PartProps) {
  const { exam } = useWords().messages;
  const generate = useChange(generateExamRoute, [readExamRoute]);
  const params = { agentId };
  const generateButton = mayWrite && (
    <Button
      variant="default"
      loading={generate.isPending}
      onClick={() => generate.mutate({ params, body: { count: GENERATED } })}
    >
      {exam.generate}
    </Button>
  );
  return (
    <Paper withBorder p="md">
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{exam.questions}</Title>
          {questions.length > 0 && generateButton}
        </Group>
        <ProblemNote error={generate.error} />
        {generate.isSuccess && generate.data.added === 0 && <Text role="status">{exam.nothingGenerated}</Text>}
        {questions.length === 0 && (
          <EmptyState title={exam.none} text={exam.noneText}>
            {generateButton}
          </EmptyState>
        )}
        <Stack gap="xs" component="ul" className="plain-list" p={0} m={0}>
          {questions.map((question) => (
            <QuestionRow key={question.id} question={question} agentId={agentId} mayWrite={mayWrite} />
          ))}
        </Stack>
        {mayWrite && <NewQuestion agentId={agentId} />}
      </Stack>
    </Paper>
  );
}

type QuestionRowProps = Omit<PartProps, "exam"> & { question: Exam["questions"][number] };

function QuestionRow({ question, agentId, mayWrite }: QuestionRowProps) {
  const words = useWords();
  const { exam } = words.messages;
  const remove = useChange(removeExamQuestionRoute, [readExamRoute]);
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="sm" py={6}>
        <div className="shrinking">
          <Text className="passage">{question.question}</Text>
          <Group gap="xs">
            <Badge variant="outline">{exam.origins[question.origin]}</Badge>
            {question.expected !== null && (
              <Text size="sm" c="dimmed">
                {words.fill(exam.expects, { text: question.expected })}
              </Text>
            )}
          </Group>
        </div>
        {mayWrite && (
          <Button
            variant="default"
            size="xs"
            loading={remove.isPending}
            aria-label={words.fill(exam.removeQuestion, { question: question.question })}
            onClick={() => remove.mutate({ params: { agentId, questionId: question.id } })}
          >
            {exam.remove}
          </Button>
        )}
      </Group>
    </li>
  );
}

function NewQuestion({ agentId }: { agentId: string }) {
  const { exam } = useWords().messages;
  const [question, setQuestion] = useState("");
  const [expected, setExpected] = useState("");
  const add = useChange(addExamQuestionRoute, [readExamRoute]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { question, expected: expected.trim() === "" ? null : expected };
    add.mutate(
      { params: { agentId }, body },
      {
        onSuccess: () => {
          setQuestion("");
          setExpected("");
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={exam.newQuestion}
          maxLength={2000}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <TextInput
          label={exam.expected}
          description={exam.expectedHint}
          maxLength={300}
          value={expected}
          onChange={(event) => setExpected(event.currentTarget.value)}
        />
        <ProblemNote error={add.error} />
        <div>
          <Button type="submit" variant="default" loading={add.isPending} disabled={question.trim() === ""}>
            {exam.add}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
