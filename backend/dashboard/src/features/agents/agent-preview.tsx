import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { getStorefrontRoute, type AgentContent } from "@netvexa/contract";
import { useApiContext } from "../../api/api-context.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { AgentDetail } from "./agent.tsx";

const SETTLE_MS = 400;

/**
 * The real widget on a page of its own: it looks as the form says before anything is saved, and answers by the draft as
 * it was saved last. What is said there is marked as a preview and counts nowhere.
 */
export function AgentPreview({ agent, draft }: { agent: AgentDetail; draft: AgentContent }) {
  const { messages, language } = useWords();
  const { basePath } = useApiContext();
  const storefront = useRoute(getStorefrontRoute, {});
  const [look] = useDebouncedValue(JSON.stringify(toWidgetSettings(agent, draft)), SETTLE_MS);
  return (
    <QueryView query={storefront}>
      {({ previewKey, publicKey }) => {
        const key = previewKey ?? publicKey;
        const query = new URLSearchParams({ storefront: key, agent: agent.id, language, config: look });
        return (
          <>
            <Text size="sm" c="dimmed">
              {messages.agent.previewHint}
            </Text>
            <iframe
              key={look}
              className="preview-frame"
              title={messages.agent.preview}
              src={`${basePath}/app/agent-preview?${query}`}
            />
          </>
        );
      }}
    </QueryView>
  );
}

function toWidgetSettings(agent: AgentDetail, draft: AgentContent) {
  const { name, greeting, suggestions, look, contactForm } = draft;
  return {
    ...look,
    agentName: name,
    agentId: agent.id,
    greeting,
    suggestions,
    enabled: agent.enabled,
    contactFields: contactForm.fields,
    consent: contactForm.consent,
  };
}
