import { Button, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { createTypedAnswerRoute, listTypedAnswersRoute, updateTypedAnswerRoute } from "@netvexa/contract";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import type { TypedAnswer } from "./typed-answers.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

export interface TypedAnswerFormProps {
  /** Null for a new one. */
  answer: TypedAnswer | null;
  /** What a new one begins with. */
  question: string;
  onSaved: () => void;
}

interface Fields {
  question: string;
  answer: string;
  alternatives: string;
  url: string;
}

/** Question, answer, other ways to ask, and where to read more. */
export function TypedAnswerForm({ answer, question, onSaved }: TypedAnswerFormProps) {
  const { knowledge } = useWords().messages;
  const create = useChange(createTypedAnswerRoute, [listTypedAnswersRoute]);
  const update = useChange(updateTypedAnswerRoute, [listTypedAnswersRoute]);
  const check = useSchemaCheck(createTypedAnswerRoute.request.body);
  const form = useForm<Fields>({
    initialValues: answer === null ? { question, answer: "", alternatives: "", url: "" } : toFields(answer),
    validate: (fields) => check(toBody(fields, answer)),
  });
  const submit = form.onSubmit((fields) => {
    const body = toBody(fields, answer);
    if (answer === null) create.mutate({ body }, { onSuccess: onSaved });
    else update.mutate({ params: { answerId: answer.id }, body }, { onSuccess: onSaved });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={create.error ?? update.error} />
        <TextInput label={knowledge.question} data-autofocus {...form.getInputProps("question")} />
        <Textarea label={knowledge.answer} autosize minRows={4} maxRows={14} {...form.getInputProps("answer")} />
        <Textarea
          label={knowledge.alternatives}
          description={knowledge.alternativesHint}
          autosize
          minRows={2}
          {...form.getInputProps("alternatives")}
        />
        <TextInput label={knowledge.readMore} type="url" {...form.getInputProps("url")} />
        <Button type="submit" loading={create.isPending || update.isPending}>
          {knowledge.save}
        </Button>
      </Stack>
    </form>
  );
}

function toFields({ question, answer, alternatives, url }: TypedAnswer): Fields {
  return { question, answer, alternatives: alternatives.join("\n"), url: url ?? "" };
}

function toBody({ question, answer, alternatives, url }: Fields, before: TypedAnswer | null) {
  return {
    question,
    answer,
    alternatives: alternatives
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    url: url.trim() === "" ? null : url.trim(),
    language: before?.language ?? null,
  };
}
