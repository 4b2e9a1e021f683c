import { Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";

/** When people are there to take over, day by day on the wall's clock, and days that differ. */
export function HoursSection({ form, readOnly }: SectionProps) {
  const { messages, language } = useWords();
  const { agents } = messages;
  const names = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {agents.hoursHint}
      </Text>
      <TextInput label={agents.timeZone} readOnly={readOnly} {...form.getInputProps("timeZone")} />
      {form.getValues().week.map((_, index) => (
        <TextInput
          // Monday to Sunday, always seven.
          key={index}
          label={names.format(Date.UTC(2024, 0, 1 + index))}
          placeholder="09:00-12:00, 13:00-17:00"
          readOnly={readOnly}
          {...form.getInputProps(`week.${index}`)}
        />
      ))}
      <Textarea
        label={agents.exceptions}
        description={agents.exceptionsHint}
        placeholder={"2026-12-24 09:00-12:00\n2026-12-25"}
        autosize
        minRows={2}
        maxRows={12}
        readOnly={readOnly}
        {...form.getInputProps("exceptions")}
      />
    </Stack>
  );
}
