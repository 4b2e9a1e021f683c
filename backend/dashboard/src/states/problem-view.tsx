import { Alert, Button, Group, Text } from "@mantine/core";
import { ApiProblem } from "../api/api-problem.ts";
import { useWords } from "../language/language-context.tsx";
import { describeProblem } from "./describe-problem.ts";
import { EmptyState } from "./empty-state.tsx";

export interface ProblemViewProps {
  error: Error;
  retry?: () => void;
}

/** A refusal in place of a screen: no permission, not there (any more), or failed with a way to try again. */
export function ProblemView({ error, retry }: ProblemViewProps) {
  const words = useWords();
  const { states } = words.messages;
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status === 403) return <EmptyState title={states.noPermission} text={states.noPermissionText} />;
  if (status === 404) return <EmptyState title={states.notFound} text={states.notFoundText} />;
  return (
    <Alert color="red" variant="outline" role="alert" title={states.failed}>
      <Group justify="space-between">
        <Text size="sm">{describeProblem(words, error)}</Text>
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {states.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
