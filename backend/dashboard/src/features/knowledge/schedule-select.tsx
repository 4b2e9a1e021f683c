import { NativeSelect } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";

const MINUTES = [60, 360, 1_440, 10_080];

export interface ScheduleSelectProps {
  /** Null: only when asked. */
  value: number | null;
  onChange: (minutes: number | null) => void;
  disabled?: boolean;
}

/** How often a source is read again. */
export function ScheduleSelect({ value, onChange, disabled }: ScheduleSelectProps) {
  const words = useWords();
  const { knowledge } = words.messages;
  const choices = [...new Set([...MINUTES, ...(value === null ? [] : [value])])].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      maw={360}
      label={knowledge.schedule}
      disabled={disabled}
      value={value === null ? "" : String(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value === "" ? null : Number(currentTarget.value))}
      data={[
        { value: "", label: knowledge.onlyWhenAsked },
        ...choices.map((minutes) => ({
          value: String(minutes),
          label:
            minutes < 1_440
              ? words.count(knowledge.everyHours, minutes / 60)
              : words.count(knowledge.everyDays, minutes / 1_440),
        })),
      ]}
    />
  );
}
