import { Button, Group, Paper } from "@mantine/core";
import { useApiContext } from "../../api/api-context.ts";
import { useWords } from "../../language/language-context.tsx";
import { useCopy } from "./use-copy.ts";

/** The one line that puts the agent into a page, ready to be copied. */
export function EmbedLine({ publicKey }: { publicKey: string }) {
  const { storefront } = useWords().messages;
  const { basePath } = useApiContext();
  const { copied, copy } = useCopy();
  const line = `<script async src="${location.origin}${basePath}/widget.js" data-storefront="${publicKey}"></script>`;
  return (
    <Paper withBorder p="sm" bg="var(--mantine-color-default-hover)">
      <Group justify="space-between" gap="sm">
        <code className="code">{line}</code>
        <Button size="xs" variant="default" onClick={() => copy(line)}>
          {copied ? storefront.copied : storefront.copy}
        </Button>
      </Group>
    </Paper>
  );
}
