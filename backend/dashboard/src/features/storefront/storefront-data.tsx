import { Button, FileButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { getStorefrontRoute } from "@netvexa/contract";
import { exportStorefrontRoute, importStorefrontRoute } from "@netvexa/contract/people";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";

/** All of the storefront as one archive, out and, into an empty one, in. */
export function StorefrontData() {
  const words = useWords();
  const { storefront } = words.messages;
  const { permissions } = useStorefront();
  const save = useChange(exportStorefrontRoute);
  const fill = useChange(importStorefrontRoute, [getStorefrontRoute]);
  const mayImport = permissions.includes("storefront:import");
  if (!permissions.includes("storefront:export") && !mayImport) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{storefront.data}</Title>
        <Text>{storefront.dataText}</Text>
        <ProblemNote error={save.error ?? fill.error} />
        {fill.data && (
          <Text role="status">
            {words.fill(storefront.imported, {
              rows: words.number(fill.data.rows),
              files: words.number(fill.data.files),
            })}
          </Text>
        )}
        <Group>
          {permissions.includes("storefront:export") && (
            <Button
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate({}, { onSuccess: (archive) => offer(archive) })}
            >
              {storefront.export}
            </Button>
          )}
          {mayImport && (
            <FileButton
              accept=".gz,application/gzip"
              inputProps={{ "aria-label": storefront.import }}
              onChange={(file) => file && fill.mutate({ upload: file })}
            >
              {(props) => (
                <Button variant="default" loading={fill.isPending} {...props}>
                  {storefront.import}
                </Button>
              )}
            </FileButton>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Hands the archive to the browser as a download. */
function offer(archive: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(archive);
  link.download = exportStorefrontRoute.response.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
