import { Stack, Text } from "@mantine/core";
import type { compareAgentRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useWords } from "../../language/language-context.tsx";

export interface DifferenceListProps {
  differences: RouteOutput<typeof compareAgentRoute>["differences"];
}

/** Field by field: what it was, struck out, and what it becomes. */
export function DifferenceList({ differences }: DifferenceListProps) {
  const { agents } = useWords().messages;
  if (differences.length === 0) return <Text c="dimmed">{agents.noDifference}</Text>;
  return (
    <Stack gap="sm" component="ul" className="plain-list" p={0} m={0}>
      {differences.map(({ field, before, after }) => (
        <li key={field}>
          <Text fw={600} size="sm">
            {nameField(agents.fields, field)}
          </Text>
          <Text size="sm" className="passage" c="dimmed" component="del">
            {say(before)}
          </Text>
          <Text size="sm" className="passage" component="ins">
            {say(after)}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

/** The field's name in the reader's language; a field that has none yet goes by its own. */
export function nameField(names: Record<string, string>, field: string): string {
  return names[field.split(".").at(-1) ?? field] ?? field;
}

function say(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join("\n") || "–";
  return JSON.stringify(value, null, 1);
}
