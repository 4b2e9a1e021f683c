import { Alert } from "@mantine/core";
import { useWords } from "../language/language-context.tsx";
import { describeProblem } from "./describe-problem.ts";

/** Says beside a form or button why it did not work; nothing while there is nothing to say. */
export function ProblemNote({ error }: { error: Error | null }) {
  const words = useWords();
  if (error === null) return null;
  return (
    <Alert color="red" variant="outline" role="alert">
      {describeProblem(words, error)}
    </Alert>
  );
}
