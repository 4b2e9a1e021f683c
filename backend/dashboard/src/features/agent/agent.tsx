import { Grid, Stack } from "@mantine/core";
import { getAgentRoute } from "@netvexa/contract";
import { useState } from "react";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { AgentSettings } from "./agent-settings.ts";
import { AgentForm } from "./agent-form.tsx";
import { AgentPreview } from "./agent-preview.tsx";
import { AnswerThreshold } from "./answer-threshold.tsx";

/** The agent's name, words and look, beside the real widget with what is being edited. */
export function Agent() {
  const { navigation } = useWords().messages;
  const query = useRoute(getAgentRoute, {});
  return (
    <PermissionGate permission="settings:read">
      <Stack>
        <ScreenHead title={navigation.agent} />
        <QueryView query={query}>{(agent) => <Editor saved={agent} />}</QueryView>
        <AnswerThreshold />
      </Stack>
    </PermissionGate>
  );
}

function Editor({ saved }: { saved: AgentSettings }) {
  const [draft, setDraft] = useState(saved);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <AgentForm saved={saved} onDraft={setDraft} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <AgentPreview draft={draft} />
      </Grid.Col>
    </Grid>
  );
}
