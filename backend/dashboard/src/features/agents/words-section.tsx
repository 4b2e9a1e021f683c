import { Stack, Textarea, TextInput } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";
import { PictureField } from "./picture-field.tsx";

/** What visitors read first: name, picture, greeting, suggested questions. */
export function WordsSection({ agentId, form, readOnly }: SectionProps) {
  const { agent } = useWords().messages;
  const area = { autosize: true, readOnly, maxRows: 12 };
  return (
    <Stack>
      <TextInput label={agent.name} readOnly={readOnly} {...form.getInputProps("name")} />
      <PictureField
        agentId={agentId}
        value={form.getValues().avatar}
        readOnly={readOnly}
        onChange={(avatar) => form.setFieldValue("avatar", avatar)}
      />
      <Textarea label={agent.greeting} description={agent.greetingHint} {...area} {...form.getInputProps("greeting")} />
      <Textarea
        label={agent.suggestions}
        description={agent.suggestionsHint}
        minRows={2}
        {...area}
        {...form.getInputProps("suggestions")}
      />
    </Stack>
  );
}
