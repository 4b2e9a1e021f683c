import { CloseButton, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../language/language-context.tsx";

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  size?: "md" | "lg";
}

/** A dialog with a heading. Mantine's own header would be a second banner of the page. */
export function Dialog({ opened, onClose, title, children, size = "md" }: DialogProps) {
  const { states } = useWords().messages;
  return (
    <Modal opened={opened} onClose={onClose} withCloseButton={false} size={size}>
      <Stack>
        <Group justify="space-between" wrap="nowrap">
          <Modal.Title fz="lg" fw={650}>
            {title}
          </Modal.Title>
          <CloseButton onClick={onClose} aria-label={states.close} />
        </Group>
        {children}
      </Stack>
    </Modal>
  );
}
