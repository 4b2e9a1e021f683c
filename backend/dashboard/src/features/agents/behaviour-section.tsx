import { NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { AGENT_TONES, listModelsRoute } from "@netvexa/contract";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";
import { NO_MODEL, USUAL_MODELS } from "./to-content.ts";

/** How it speaks, in which languages, what it never discusses, and which model writes. */
export function BehaviourSection(props: SectionProps) {
  const { agent, agents } = useWords().messages;
  const { form, readOnly } = props;
  const area = { autosize: true, readOnly, maxRows: 14, minRows: 2 };
  return (
    <Stack>
      <NativeSelect
        label={agents.tone}
        disabled={readOnly}
        data={AGENT_TONES.map((value) => ({ value, label: agents.tones[value] }))}
        {...form.getInputProps("tone")}
      />
      <TextInput
        label={agents.languages}
        description={agents.languagesHint}
        readOnly={readOnly}
        {...form.getInputProps("languages")}
      />
      <Textarea label={agents.rules} description={agents.rulesHint} {...area} {...form.getInputProps("rules")} />
      <Textarea
        label={agent.instructions}
        description={agent.instructionsHint}
        {...area}
        {...form.getInputProps("instructions")}
      />
      <Models {...props} />
    </Stack>
  );
}

function Models({ form, readOnly }: SectionProps) {
  const { agents } = useWords().messages;
  const { data } = useRoute(listModelsRoute, {});
  const { firstModel, secondModel } = form.getValues();
  const known = new Set([...(data?.models ?? []), firstModel, secondModel]);
  const models = [...known].filter((name) => name !== USUAL_MODELS && name !== NO_MODEL);
  const none = { value: NO_MODEL, label: agents.noModel };
  return (
    <>
      <NativeSelect
        label={agents.model}
        description={agents.modelHint}
        disabled={readOnly}
        data={[{ value: USUAL_MODELS, label: agents.usualModels }, none, ...models]}
        {...form.getInputProps("firstModel")}
      />
      {firstModel !== USUAL_MODELS && firstModel !== NO_MODEL && (
        <NativeSelect
          label={agents.fallbackModel}
          disabled={readOnly}
          data={[none, ...models]}
          {...form.getInputProps("secondModel")}
        />
      )}
    </>
  );
}
