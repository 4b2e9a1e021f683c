import { Badge, Group } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { AgentSummary } from "./agents.tsx";

/** Whether it is the one by default, whether it speaks, and which version of it visitors see. */
export function AgentBadges({ agent }: { agent: Omit<AgentSummary, "updatedAt"> }) {
  const words = useWords();
  const { agents } = words.messages;
  const { publishedVersion: version } = agent;
  return (
    <Group gap="xs" my={4}>
      {agent.isDefault && <Badge>{agents.default}</Badge>}
      {!agent.enabled && <Badge color="red.9">{agents.off}</Badge>}
      {version === null ? (
        <Badge variant="outline">{agents.unpublished}</Badge>
      ) : (
        <Badge variant="outline">{words.fill(agents.version, { version })}</Badge>
      )}
      {version !== null && agent.hasUnpublished && (
        <Badge variant="outline" color="gray">
          {agents.draftDiffers}
        </Badge>
      )}
    </Group>
  );
}
