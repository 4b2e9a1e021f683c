import { Group, Stack, Tabs, Title } from "@mantine/core";
import { readAgentRoute } from "@netvexa/contract";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AgentBadges } from "./agent-badges.tsx";
import { lazyScreen } from "../../shell/lazy-screen.tsx";
import type { AgentFormProps } from "./agent-form.tsx";
import { AgentPreview } from "./agent-preview.tsx";
import { PublishDraft } from "./publish-draft.tsx";

export type AgentDetail = RouteOutput<typeof readAgentRoute>;
const AgentForm = lazyScreen<AgentFormProps>(() => import("./agent-form.tsx").then((part) => part.AgentForm));
const AgentVersions = lazyScreen<{ agent: AgentDetail }>(() =>
  import("./agent-versions.tsx").then((part) => part.AgentVersions),
);
const AgentExam = lazyScreen<{ agent: AgentDetail }>(() => import("./agent-exam.tsx").then((part) => part.AgentExam));
const TABS = ["draft", "exam", "versions"] as const;

/** One agent: its draft beside the real widget, and what was published before. */
export function Agent() {
  const { agentId, tab = "draft" } = useParams<{ agentId: string; tab?: string }>();
  const { agents } = useWords().messages;
  const [, navigate] = useLocation();
  const query = useRoute(readAgentRoute, { params: { agentId } });
  return (
    <PermissionGate permission="settings:read">
      <QueryView query={query}>
        {(agent) => (
          <Stack>
            <ScreenHead title={agent.draft.name}>
              <PublishDraft key={agent.revision} agent={agent} />
            </ScreenHead>
            <AgentBadges agent={agent} />
            <Tabs value={tab} onChange={(next) => navigate(`/agents/${agentId}${next === "draft" ? "" : `/${next}`}`)}>
              <Tabs.List className="scrolling-tabs">
                {TABS.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {agents.tabs[name]}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="draft" pt="md">
                <Editor key={agent.id} agent={agent} />
              </Tabs.Panel>
              <Tabs.Panel value="exam" pt="md">
                {tab === "exam" && <AgentExam agent={agent} />}
              </Tabs.Panel>
              <Tabs.Panel value="versions" pt="md">
                {tab === "versions" && <AgentVersions agent={agent} />}
              </Tabs.Panel>
            </Tabs>
          </Stack>
        )}
      </QueryView>
    </PermissionGate>
  );
}

function Editor({ agent }: { agent: AgentDetail }) {
  const { agent: labels } = useWords().messages;
  const [draft, setDraft] = useState(agent.draft);
  return (
    <div className="side-by-side" data-wide="">
      <AgentForm agent={agent} onDraft={setDraft} />
      <div>
        <Group className="sticky-preview" align="start">
          <Stack gap="xs" className="growing">
            <Title order={2}>{labels.preview}</Title>
            <AgentPreview agent={agent} draft={draft} />
          </Stack>
        </Group>
      </div>
    </div>
  );
}
