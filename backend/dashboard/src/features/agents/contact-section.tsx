import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";

const MOST_FIELDS = 4;

/** Fields of the contact form beside e-mail and message, and what a visitor must agree to. */
export function ContactSection({ form, readOnly }: SectionProps) {
  const { agents } = useWords().messages;
  const fields = form.getValues().contactFields;
  const add = () => form.insertListItem("contactFields", { id: freeId(fields), label: "", required: false });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {agents.contactHint}
      </Text>
      {fields.map((field, index) => (
        <FieldRow key={field.id} form={form} index={index} readOnly={readOnly} />
      ))}
      {typeof form.errors.contactForm === "string" && (
        <Text role="alert" c="var(--mantine-color-error)">
          {form.errors.contactForm}
        </Text>
      )}
      {!readOnly && fields.length < MOST_FIELDS && (
        <div>
          <Button variant="default" onClick={add}>
            {agents.addField}
          </Button>
        </div>
      )}
      <Textarea
        label={agents.consent}
        description={agents.consentHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={500}
        readOnly={readOnly}
        {...form.getInputProps("consent")}
      />
    </Stack>
  );
}

type FieldRowProps = Omit<SectionProps, "agentId"> & { index: number };

function FieldRow({ form, index, readOnly }: FieldRowProps) {
  const { agents } = useWords().messages;
  return (
    <Group gap="sm" align="end">
      <TextInput
        className="growing"
        label={agents.fieldLabel}
        readOnly={readOnly}
        maxLength={60}
        {...form.getInputProps(`contactFields.${index}.label`)}
      />
      <Checkbox
        label={agents.fieldRequired}
        disabled={readOnly}
        mb="xs"
        {...form.getInputProps(`contactFields.${index}.required`, { type: "checkbox" })}
      />
      {!readOnly && (
        <Button variant="default" onClick={() => form.removeListItem("contactFields", index)}>
          {agents.removeField}
        </Button>
      )}
    </Group>
  );
}

function freeId(fields: readonly { id: string }[]): string {
  const taken = new Set(fields.map(({ id }) => id));
  const number = [1, 2, 3, 4, 5].find((one) => !taken.has(`field_${one}`));
  return `field_${number ?? 1}`;
}
