import { Group, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

export interface ScreenHeadProps {
  title: string;
  /** What can be done on the screen. */
  children?: ReactNode;
}

/** Heading of a screen, also in the browser's tab. */
export function ScreenHead({ title, children }: ScreenHeadProps) {
  useDocumentTitle(`${title} – Netvexa`);
  return (
    <Group justify="space-between" gap="sm">
      <Title order={1}>{title}</Title>
      {children}
    </Group>
  );
}
