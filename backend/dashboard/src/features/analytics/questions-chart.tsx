import { Group, Paper, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { Overview } from "./overview-data.ts";

type Day = Overview["days"][number];
type Part = "answered" | "unknown" | "unfinished";
const PARTS: Part[] = ["answered", "unknown", "unfinished"];
const HEIGHT = 180;
const MAX_LABELS = 8;
const MAX_LABELS_PHONE = 4;

/** Questions by day and by how they went: drawn for eyes, and as a table for everybody else. */
export function QuestionsChart({ days }: { days: Day[] }) {
  const { overview } = useWords().messages;
  const most = Math.max(1, ...days.map(({ questions }) => questions));
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{overview.byDay}</Title>
          <Legend />
        </Group>
        <div className="chart" aria-hidden="true">
          <Scale most={most} />
          <div className="chart-days">
            {days.map((day, index) => (
              <Column key={day.day} day={day} most={most} labelled={chooseLabel(index, days.length)} />
            ))}
          </div>
        </div>
        <VisuallyHidden>
          <DayTable days={days} />
        </VisuallyHidden>
      </Stack>
    </Paper>
  );
}

function Scale({ most }: { most: number }) {
  const words = useWords();
  return (
    <div className="chart-scale" style={{ height: HEIGHT }}>
      <Text size="xs">{words.number(most)}</Text>
      <Text size="xs">{words.number(0)}</Text>
    </div>
  );
}

function Column({ day, most, labelled }: { day: Day; most: number; labelled: LabelChoice }) {
  const words = useWords();
  const { overview } = words.messages;
  const parts = PARTS.filter((part) => day[part] > 0).map((part) => `${overview[part]}: ${words.number(day[part])}`);
  return (
    <div className="chart-day" title={[words.date(day.day), ...parts].join("\n")}>
      <div className="chart-bar" style={{ height: HEIGHT }}>
        {PARTS.map((part) => (
          <div key={part} data-part={part} style={{ height: `${(day[part] / most) * 100}%` }} />
        ))}
      </div>
      <Text size="xs" className="chart-label" data-labelled={labelled}>
        {labelled === "never" ? "" : words.shortDay(day.day)}
      </Text>
    </div>
  );
}

type LabelChoice = "always" | "wide" | "never";

/** As many labels as there is room for. */
function chooseLabel(index: number, days: number): LabelChoice {
  if (index % Math.ceil(days / MAX_LABELS_PHONE) === 0) return "always";
  return index % Math.ceil(days / MAX_LABELS) === 0 ? "wide" : "never";
}

function Legend() {
  const { overview } = useWords().messages;
  return (
    <Group gap="md" aria-hidden="true">
      {PARTS.map((part) => (
        <Group key={part} gap={6}>
          <span className="chart-key" data-part={part} />
          <Text size="sm">{overview[part]}</Text>
        </Group>
      ))}
    </Group>
  );
}

function DayTable({ days }: { days: Day[] }) {
  const words = useWords();
  const { overview } = words.messages;
  return (
    <table>
      <caption>{overview.byDay}</caption>
      <thead>
        <tr>
          <th scope="col">{overview.day}</th>
          {PARTS.map((part) => (
            <th key={part} scope="col">
              {overview[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{words.date(day.day)}</th>
            {PARTS.map((part) => (
              <td key={part}>{words.number(day[part])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
