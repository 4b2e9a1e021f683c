import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import {
  compareAgentRoute,
  listAgentsRoute,
  listAgentVersionsRoute,
  readAgentRoute,
  rollBackAgentRoute,
} from "@netvexa/contract";
import { useState } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { AgentDetail } from "./agent.tsx";
import { DifferenceList, nameField } from "./difference-list.tsx";

type Version = RouteOutput<typeof listAgentVersionsRoute>["versions"][number];

/** What was published, by whom and when; each can be held against the draft and published again. */
export function AgentVersions({ agent }: { agent: AgentDetail }) {
  const { agents } = useWords().messages;
  const query = useRoute(listAgentVersionsRoute, { params: { agentId: agent.id }, query: { limit: 50 } });
  return (
    <QueryView query={query}>
      {({ versions }) =>
        versions.length === 0 ? (
          <EmptyState title={agents.noVersions} text={agents.noVersionsText} />
        ) : (
          <Stack gap="sm">
            {versions.map((version) => (
              <VersionCard key={version.version} agent={agent} version={version} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

function VersionCard({ agent, version }: { agent: AgentDetail; version: Version }) {
  const words = useWords();
  const { agents } = words.messages;
  const [shown, setShown] = useState(false);
  const isLive = agent.publishedVersion === version.version;
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" align="start" gap="xs">
        <div className="growing">
          <Group gap="xs">
            <Title order={2} size="h4">
              {words.fill(agents.version, { version: version.version })}
            </Title>
            {isLive && <Badge>{agents.live}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {words.dateTime(version.publishedAt)}
            {version.publishedBy !== null && ` · ${version.publishedBy}`}
          </Text>
          <VersionText version={version} />
        </div>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => setShown(!shown)} aria-expanded={shown}>
            {agents.compare}
          </Button>
          {!isLive && <RollBack agent={agent} version={version.version} />}
        </Group>
      </Group>
      {shown && <Comparison agentId={agent.id} version={version.version} />}
    </Paper>
  );
}

function VersionText({ version }: { version: Version }) {
  const words = useWords();
  const { agents } = words.messages;
  const changes = version.changes.map((field) => nameField(agents.fields, field)).join(", ");
  return (
    <>
      {version.note !== null && <Text>{version.note}</Text>}
      {changes !== "" && <Text size="sm">{words.fill(agents.changedFields, { fields: changes })}</Text>}
      {version.overrideReason !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {words.fill(agents.overridden, { reason: version.overrideReason })}
        </Text>
      )}
    </>
  );
}

function RollBack({ agent, version }: { agent: AgentDetail; version: number }) {
  const words = useWords();
  const { agents } = words.messages;
  const { permissions } = useStorefront();
  const refreshed = [readAgentRoute, listAgentVersionsRoute, listAgentsRoute, compareAgentRoute];
  const rollBack = useChange(rollBackAgentRoute, refreshed);
  if (!permissions.includes("settings:write")) return null;
  return (
    <>
      <ConfirmButton
        size="xs"
        label={agents.rollBack}
        question={words.fill(agents.rollBackQuestion, { version })}
        pending={rollBack.isPending}
        onConfirm={() => rollBack.mutate({ params: { agentId: agent.id }, body: { version } })}
      />
      <ProblemNote error={rollBack.error} />
    </>
  );
}

function Comparison({ agentId, version }: { agentId: string; version: number }) {
  const { agents } = useWords().messages;
  const query = useRoute(compareAgentRoute, { params: { agentId }, query: { version } });
  return (
    <Stack gap="xs" mt="sm">
      <Title order={3}>{agents.againstDraft}</Title>
      <QueryView query={query}>{({ differences }) => <DifferenceList differences={differences} />}</QueryView>
    </Stack>
  );
}
