import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  text: string;
  /** 1 where it stands for the whole screen. */
  order?: 1 | 2;
  /** What to do about it. */
  children?: ReactNode;
}

/** A screen that has nothing to show says why, and what comes next. */
export function EmptyState({ title, text, order = 2, children }: EmptyStateProps) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="xs" ta="center" maw={520} mx="auto">
        <Title order={order} size="h4">
          {title}
        </Title>
        <Text c="dimmed">{text}</Text>
        {children}
      </Stack>
    </Paper>
  );
}
