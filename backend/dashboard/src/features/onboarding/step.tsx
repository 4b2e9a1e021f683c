import { Group, Paper, Stack, ThemeIcon, Title, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../language/language-context.tsx";

export interface StepProps {
  number: number;
  title: string;
  done: boolean;
  children: ReactNode;
}

/** One of the steps to a running agent. */
export function Step({ number, title, done, children }: StepProps) {
  const { onboarding } = useWords().messages;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon radius="xl" variant={done ? "filled" : "default"} aria-hidden="true">
            {done ? "✓" : number}
          </ThemeIcon>
          <Title order={2}>
            {title}
            {done && <VisuallyHidden> ({onboarding.done})</VisuallyHidden>}
          </Title>
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
