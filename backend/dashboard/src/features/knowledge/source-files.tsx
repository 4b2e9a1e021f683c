import { Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { deleteFileRoute, getSourceRoute, listFilesRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { DropZone } from "./drop-zone.tsx";

type SourceFile = RouteOutput<typeof listFilesRoute>["files"][number];

export interface SourceFilesProps {
  sourceId: string;
  mayWrite: boolean;
}

/** The files of a source: what is there, more by drag and drop, and each one's way out. */
export function SourceFiles({ sourceId, mayWrite }: SourceFilesProps) {
  const { knowledge } = useWords().messages;
  const query = useRoute(listFilesRoute, { params: { sourceId } });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3}>{knowledge.files}</Title>
        {mayWrite && <DropZone sourceId={sourceId} />}
        <QueryView query={query}>
          {({ files }) =>
            files.length === 0 ? (
              <Text c="dimmed">{knowledge.noFiles}</Text>
            ) : (
              <Table>
                <Table.Tbody>
                  {files.map((file) => (
                    <FileRow key={file.name} file={file} sourceId={sourceId} mayWrite={mayWrite} />
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </QueryView>
      </Stack>
    </Paper>
  );
}

function FileRow({ file, sourceId, mayWrite }: SourceFilesProps & { file: SourceFile }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const remove = useChange(deleteFileRoute, [listFilesRoute, getSourceRoute]);
  return (
    <Table.Tr>
      <Table.Td>
        {file.name}
        <Text size="xs" c="dimmed">
          {words.fill(knowledge.kilobytes, { size: words.number(Math.ceil(file.bytes / 1000)) })} ·{" "}
          {words.ago(file.uploadedAt)}
        </Text>
        <ProblemNote error={remove.error} />
      </Table.Td>
      <Table.Td>
        <Group justify="end">
          {mayWrite && (
            <ConfirmButton
              size="xs"
              label={knowledge.remove}
              question={words.fill(knowledge.removeQuestion, { name: file.name })}
              pending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { sourceId, fileName: file.name } })}
            />
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
