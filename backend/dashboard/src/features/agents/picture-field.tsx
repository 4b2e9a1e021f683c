import { Button, FileButton, Group, Text } from "@mantine/core";
import { uploadAvatarRoute } from "@netvexa/contract";
import { useState } from "react";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { AgentPicture } from "./agent-picture.tsx";
import { toAvatar } from "./to-avatar.ts";

export interface PictureFieldProps {
  agentId: string;
  value: string | null;
  readOnly: boolean;
  onChange: (avatar: string | null) => void;
}

/** Takes any picture that the browser can draw, and sends a small square of it. */
export function PictureField({ agentId, value, readOnly, onChange }: PictureFieldProps) {
  const { agents } = useWords().messages;
  const [unreadable, setUnreadable] = useState(false);
  const upload = useChange(uploadAvatarRoute);
  const send = async (file: File | null) => {
    if (file === null) return;
    setUnreadable(false);
    const picture = await toAvatar(file).catch(() => null);
    if (picture === null) setUnreadable(true);
    else upload.mutate({ params: { agentId }, upload: picture }, { onSuccess: ({ avatar }) => onChange(avatar) });
  };
  return (
    <div>
      <Text size="sm" fw={500}>
        {agents.picture}
      </Text>
      <Group gap="sm">
        <AgentPicture avatar={value} size={48} />
        {!readOnly && (
          <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void send(file)}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={upload.isPending}>
                {agents.choosePicture}
              </Button>
            )}
          </FileButton>
        )}
        {!readOnly && value !== null && (
          <Button variant="default" size="xs" onClick={() => onChange(null)}>
            {agents.removePicture}
          </Button>
        )}
      </Group>
      {unreadable && <Text role="alert">{agents.pictureUnreadable}</Text>}
      <ProblemNote error={upload.error} />
    </div>
  );
}
