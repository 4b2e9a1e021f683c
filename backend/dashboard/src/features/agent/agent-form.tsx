import { Button, ColorInput, Paper, SegmentedControl, Stack, Switch, Text, Textarea, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { getAgentRoute, updateAgentRoute } from "@netvexa/contract";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import type { AgentSettings } from "./agent-settings.ts";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

type Fields = Omit<AgentSettings, "id" | "greeting" | "suggestions"> & { greeting: string; suggestions: string };
const SWATCHES = ["#0f62fe", "#00606f", "#087f5b", "#5f3dc4", "#c2255c", "#d9480f", "#1f2328"];

export interface AgentFormProps {
  saved: AgentSettings;
  /** Called with every valid state of the form. */
  onDraft: (draft: AgentSettings) => void;
}

/** Name, greeting, suggested questions, instructions, colour, side, and the switch that turns the agent off. */
export function AgentForm({ saved, onDraft }: AgentFormProps) {
  const { agent } = useWords().messages;
  const { permissions } = useStorefront();
  const readOnly = !permissions.includes("settings:write");
  const update = useChange(updateAgentRoute, [getAgentRoute]);
  const check = useSchemaCheck(updateAgentRoute.request.body);
  const form = useForm<Fields>({
    initialValues: toFields(saved),
    validate: (fields) => check(toBody(fields)),
    onValuesChange: (fields) => {
      const draft = updateAgentRoute.request.body.safeParse(toBody(fields));
      if (draft.success) onDraft({ ...saved, ...draft.data });
    },
  });
  const submit = form.onSubmit((fields) => update.mutate({ body: toBody(fields) }));
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Switch
            label={agent.enabled}
            description={agent.enabledHint}
            disabled={readOnly}
            {...form.getInputProps("enabled", { type: "checkbox" })}
          />
          <TextFields form={form} readOnly={readOnly} />
          <Side
            value={form.getValues().position}
            disabled={readOnly}
            onChange={(position) => form.setFieldValue("position", position)}
          />
          <ProblemNote error={update.error} />
          {update.isSuccess && <Text role="status">{agent.saved}</Text>}
          {!readOnly && (
            <Button type="submit" loading={update.isPending}>
              {agent.save}
            </Button>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function TextFields({ form, readOnly }: { form: UseFormReturnType<Fields>; readOnly: boolean }) {
  const { agent } = useWords().messages;
  const area = { autosize: true, readOnly, maxRows: 12 };
  return (
    <>
      <TextInput label={agent.name} readOnly={readOnly} {...form.getInputProps("name")} />
      <Textarea label={agent.greeting} description={agent.greetingHint} {...area} {...form.getInputProps("greeting")} />
      <Textarea
        label={agent.suggestions}
        description={agent.suggestionsHint}
        minRows={2}
        {...area}
        {...form.getInputProps("suggestions")}
      />
      <Textarea
        label={agent.instructions}
        description={agent.instructionsHint}
        minRows={3}
        {...area}
        {...form.getInputProps("instructions")}
      />
      <ColorInput
        label={agent.colour}
        swatches={SWATCHES}
        format="hex"
        readOnly={readOnly}
        eyeDropperButtonProps={{ "aria-label": agent.pickColour }}
        {...form.getInputProps("accentColour")}
      />
    </>
  );
}

interface SideProps {
  value: AgentSettings["position"];
  disabled: boolean;
  onChange: (side: AgentSettings["position"]) => void;
}

function Side({ value, disabled, onChange }: SideProps) {
  const { agent } = useWords().messages;
  return (
    <div>
      <Text size="sm" fw={500} id="agent-side">
        {agent.side}
      </Text>
      <SegmentedControl
        aria-labelledby="agent-side"
        value={value}
        disabled={disabled}
        onChange={(side) => onChange(side === "start" ? "start" : "end")}
        data={[
          { value: "start", label: agent.sides.start },
          { value: "end", label: agent.sides.end },
        ]}
      />
    </div>
  );
}

function toFields({ id: _id, greeting, suggestions, ...rest }: AgentSettings): Fields {
  return { ...rest, greeting: greeting ?? "", suggestions: suggestions.join("\n") };
}

function toBody({ greeting, suggestions, accentColour, ...rest }: Fields) {
  return {
    ...rest,
    accentColour: accentColour.toLowerCase(),
    greeting: greeting.trim() === "" ? null : greeting,
    suggestions: suggestions
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}
