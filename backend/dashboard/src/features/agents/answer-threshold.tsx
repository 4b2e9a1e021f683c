import { Button, Group, Paper, Slider, Stack, Text, Title } from "@mantine/core";
import { calibrateAnswersRoute, getAnswerThresholdRoute, setAnswerThresholdRoute } from "@netvexa/contract";
import { useState } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Threshold = RouteOutput<typeof getAnswerThresholdRoute>;
const STEP = 0.01;

/** How sure the agent must be to answer, with what that does to questions it can and cannot answer. */
export function AnswerThreshold() {
  const { agent } = useWords().messages;
  const query = useRoute(getAnswerThresholdRoute, {});
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{agent.sureness}</Title>
        <Text c="dimmed">{agent.surenessText}</Text>
        <QueryView query={query}>{(threshold) => <Choice key={threshold.threshold} saved={threshold} />}</QueryView>
      </Stack>
    </Paper>
  );
}

function Choice({ saved }: { saved: Threshold }) {
  const words = useWords();
  const { agent } = words.messages;
  const { permissions } = useStorefront();
  const [value, setValue] = useState(saved.threshold);
  const set = useChange(setAnswerThresholdRoute, [getAnswerThresholdRoute]);
  const calibrate = useChange(calibrateAnswersRoute, [getAnswerThresholdRoute]);
  const mayWrite = permissions.includes("settings:write");
  return (
    <Stack gap="sm">
      <Slider
        label={words.percent}
        thumbLabel={agent.sureness}
        min={0}
        max={1}
        step={STEP}
        value={value}
        onChange={setValue}
        disabled={!mayWrite}
      />
      <Text>{words.percent(value)}</Text>
      <Effect saved={saved} value={value} />
      <Text size="sm" c="dimmed">
        {agent.chosenBy[saved.chosenBy]}
        {saved.calibratedAt !== null && ` · ${words.dateTime(saved.calibratedAt)}`}
      </Text>
      <ProblemNote error={set.error ?? calibrate.error} />
      {calibrate.isSuccess && <Text role="status">{agent.calibrating}</Text>}
      {mayWrite && (
        <Group gap="xs">
          <Button
            loading={set.isPending}
            disabled={value === saved.threshold}
            onClick={() => set.mutate({ body: { threshold: value } })}
          >
            {agent.setSureness}
          </Button>
          <Button variant="default" loading={set.isPending} onClick={() => set.mutate({ body: { threshold: null } })}>
            {agent.leaveToCalibration}
          </Button>
          <Button variant="default" loading={calibrate.isPending} onClick={() => calibrate.mutate({})}>
            {agent.calibrate}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Of the measured threshold that is nearest to the chosen one. */
function Effect({ saved, value }: { saved: Threshold; value: number }) {
  const words = useWords();
  const { agent } = words.messages;
  const measured = [...saved.effects, ...(saved.effect === null ? [] : [saved.effect])];
  const nearest = measured.toSorted((a, b) => Math.abs(a.threshold - value) - Math.abs(b.threshold - value))[0];
  if (nearest === undefined) return <Text size="sm">{agent.notCalibrated}</Text>;
  const text = words.fill(agent.effect, {
    answered: words.percent(nearest.answered),
    refused: words.percent(nearest.refused),
    questions: words.number(saved.questions),
  });
  return <Text size="sm">{text}</Text>;
}
