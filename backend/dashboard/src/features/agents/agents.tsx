import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { listAgentsRoute, setAgentStateRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AgentBadges } from "./agent-badges.tsx";
import { AgentPicture } from "./agent-picture.tsx";
import { AnswerThreshold } from "./answer-threshold.tsx";
import { NewAgent } from "./new-agent.tsx";

export type AgentSummary = RouteOutput<typeof listAgentsRoute>["agents"][number];

/** The storefront's agents: who speaks by default, who elsewhere, and what is not published yet. */
export function Agents() {
  const { navigation, agents } = useWords().messages;
  const { permissions } = useStorefront();
  const [archived, setArchived] = useState<"true" | "false">("false");
  const [making, { open, close }] = useDisclosure();
  const query = useRoute(listAgentsRoute, { query: { archived } });
  const mayWrite = permissions.includes("settings:write");
  return (
    <PermissionGate permission="settings:read">
      <Stack>
        <ScreenHead title={navigation.agents}>
          <Group gap="xs">
            <Button variant="default" onClick={() => setArchived(archived === "true" ? "false" : "true")}>
              {archived === "true" ? agents.showActive : agents.showArchived}
            </Button>
            {mayWrite && <Button onClick={open}>{agents.create}</Button>}
          </Group>
        </ScreenHead>
        <QueryView query={query}>
          {(data) =>
            data.agents.length === 0 ? (
              <EmptyState title={agents.none} text={agents.noneText} />
            ) : (
              data.agents.map((agent) => <AgentCard key={agent.id} agent={agent} mayWrite={mayWrite} />)
            )
          }
        </QueryView>
        {archived === "false" && <AnswerThreshold />}
        <NewAgent opened={making} onClose={close} />
      </Stack>
    </PermissionGate>
  );
}

function AgentCard({ agent, mayWrite }: { agent: AgentSummary; mayWrite: boolean }) {
  const words = useWords();
  const { agents } = words.messages;
  const [copying, { open, close }] = useDisclosure();
  const change = useChange(setAgentStateRoute, [listAgentsRoute]);
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" align="start" gap="sm">
        <Group gap="sm" wrap="nowrap" className="growing">
          <AgentPicture avatar={agent.avatar} size={44} />
          <div className="shrinking">
            <Title order={2} size="h4">
              <Anchor component={Link} href={`/agents/${agent.id}`}>
                {agent.name}
              </Anchor>
            </Title>
            <AgentBadges agent={agent} />
            <Text size="sm" c="dimmed">
              {words.fill(agents.changed, { time: words.ago(agent.updatedAt) })}
            </Text>
          </div>
        </Group>
        {mayWrite && (
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={open}>
              {agents.duplicate}
            </Button>
            <StateButtons agent={agent} change={(body) => change.mutate({ params: { agentId: agent.id }, body })} />
          </Group>
        )}
      </Group>
      <ProblemNote error={change.error} />
      <NewAgent opened={copying} onClose={close} of={agent} />
    </Paper>
  );
}

interface StateButtonsProps {
  agent: AgentSummary;
  change: (body: { enabled?: boolean; archived?: boolean; isDefault?: true }) => void;
}

function StateButtons({ agent, change }: StateButtonsProps) {
  const words = useWords();
  const { agents } = words.messages;
  if (agent.archivedAt !== null) {
    return (
      <Button variant="default" size="xs" onClick={() => change({ archived: false })}>
        {agents.restore}
      </Button>
    );
  }
  return (
    <>
      <Button variant="default" size="xs" onClick={() => change({ enabled: !agent.enabled })}>
        {agent.enabled ? agents.switchOff : agents.switchOn}
      </Button>
      {!agent.isDefault && agent.publishedVersion !== null && (
        <Button variant="default" size="xs" onClick={() => change({ isDefault: true })}>
          {agents.makeDefault}
        </Button>
      )}
      {!agent.isDefault && (
        <ConfirmButton
          size="xs"
          label={agents.archive}
          question={words.fill(agents.archiveQuestion, { name: agent.name })}
          pending={false}
          onConfirm={() => change({ archived: true })}
        />
      )}
    </>
  );
}
