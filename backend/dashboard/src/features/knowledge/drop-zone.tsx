import { Badge, FileButton, Button, Group, Stack, Text } from "@mantine/core";
import { useState, type DragEvent } from "react";
import { useWords } from "../../language/language-context.tsx";
import { describeProblem } from "../../states/describe-problem.ts";
import { useUploads, type Upload } from "./use-uploads.ts";

const COLOURS = { waiting: "gray", sending: "blue", done: "teal", failed: "red" } as const;

/** Takes files by drag and drop or by a button, and says of each how it went. */
export function DropZone({ sourceId }: { sourceId: string }) {
  const { knowledge } = useWords().messages;
  const [over, setOver] = useState(false);
  const { uploads, upload } = useUploads(sourceId);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void upload([...event.dataTransfer.files]);
  };
  return (
    <Stack gap="xs">
      <div
        className="drop-zone"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Text mb="xs">{knowledge.dropHere}</Text>
        <FileButton
          multiple
          onChange={(files) => void upload(files)}
          inputProps={{ "aria-label": knowledge.chooseFiles }}
        >
          {(props) => (
            <Button variant="default" {...props}>
              {knowledge.chooseFiles}
            </Button>
          )}
        </FileButton>
      </div>
      <div aria-live="polite">
        {uploads.map((one) => (
          <UploadLine key={one.name} upload={one} />
        ))}
      </div>
    </Stack>
  );
}

function UploadLine({ upload }: { upload: Upload }) {
  const words = useWords();
  const { knowledge } = words.messages;
  return (
    <Group gap="xs">
      <Badge variant="dot" color={COLOURS[upload.state]}>
        {knowledge.uploadStates[upload.state]}
      </Badge>
      <Text size="sm">{upload.name}</Text>
      {upload.error && (
        <Text size="sm" c="var(--mantine-color-error)">
          {describeProblem(words, upload.error)}
        </Text>
      )}
    </Group>
  );
}
