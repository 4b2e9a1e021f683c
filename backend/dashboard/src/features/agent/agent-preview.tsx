import { Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useApiContext } from "../../api/api-context.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import type { AgentSettings } from "./agent-settings.ts";

const SETTLE_MS = 400;

/** The real widget on a page of its own, with the draft in place of what is saved. */
export function AgentPreview({ draft }: { draft: AgentSettings }) {
  const { messages, language } = useWords();
  const { agent } = messages;
  const { basePath } = useApiContext();
  const { publicKey } = useStorefront();
  const { name, greeting, suggestions, enabled, accentColour, position } = draft;
  const [config] = useDebouncedValue(
    JSON.stringify({ agentName: name, greeting, suggestions, enabled, accentColour, position }),
    SETTLE_MS,
  );
  const query = new URLSearchParams({ storefront: publicKey, language, config });
  return (
    <Stack gap="xs">
      <Title order={2}>{agent.preview}</Title>
      <Text size="sm" c="dimmed">
        {agent.previewHint}
      </Text>
      <iframe
        key={config}
        className="preview-frame"
        title={agent.preview}
        src={`${basePath}/app/agent-preview?${query}`}
      />
    </Stack>
  );
}
