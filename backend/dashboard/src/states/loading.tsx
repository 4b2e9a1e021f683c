import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useWords } from "../language/language-context.tsx";

const LINES = ["60%", "100%", "85%", "92%"];

/** Holds the place of what is on its way. */
export function Loading() {
  const { messages } = useWords();
  return (
    <Stack role="status" aria-live="polite" gap="sm" py="md">
      <VisuallyHidden>{messages.states.loading}</VisuallyHidden>
      {LINES.map((width) => (
        <Skeleton key={width} height={18} width={width} radius="sm" />
      ))}
    </Stack>
  );
}
