import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useWords } from "../language/language-context.tsx";
import { Dialog } from "./dialog.tsx";

export interface ConfirmButtonProps {
  label: string;
  /** What would happen, asked before it does. */
  question: string;
  pending: boolean;
  onConfirm: () => void;
  size?: "xs" | "sm";
}

/** A button for what cannot be undone. */
export function ConfirmButton({ label, question, pending, onConfirm, size = "sm" }: ConfirmButtonProps) {
  const { states } = useWords().messages;
  const [asking, { open, close }] = useDisclosure();
  const confirm = () => {
    close();
    onConfirm();
  };
  return (
    <>
      <Button variant="default" size={size} loading={pending} onClick={open}>
        {label}
      </Button>
      <Dialog opened={asking} onClose={close} title={label}>
        <Stack>
          <Text>{question}</Text>
          <Group justify="end">
            <Button variant="default" onClick={close} data-autofocus>
              {states.cancel}
            </Button>
            <Button color="red.9" onClick={confirm}>
              {label}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
