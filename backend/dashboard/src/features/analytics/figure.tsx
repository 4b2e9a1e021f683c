import { Anchor, Group, Paper, Text } from "@mantine/core";
import { Link } from "wouter";
import { useWords } from "../../language/language-context.tsx";

export interface FigureProps {
  label: string;
  value: number;
  /** The same of the period before. */
  before: number;
  note?: string;
  /** The list behind the number. */
  href?: string;
}

/** One number with its change, leading to what was counted. */
export function Figure({ label, value, before, note, href }: FigureProps) {
  const words = useWords();
  const { overview } = words.messages;
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {href === undefined ? (
          label
        ) : (
          <Anchor component={Link} href={href} inherit underline="always">
            {label}
          </Anchor>
        )}
      </Text>
      <Group gap="xs" align="baseline">
        <Text fz={28} fw={700} lh={1.3}>
          {words.number(value)}
        </Text>
        {note !== undefined && <Text c="dimmed">{note}</Text>}
      </Group>
      <Text size="xs" c="dimmed">
        {words.fill(overview.before, { count: words.number(before) })}
      </Text>
    </Paper>
  );
}
