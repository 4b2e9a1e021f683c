import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useWords } from "../../language/language-context.tsx";
import { LEVELS, type LogHistogram } from "./log-types.ts";

type Bucket = LogHistogram["buckets"][number];

export interface LogHistogramViewProps {
  histogram: LogHistogram | undefined;
  /** Searches within one bar. */
  onPick: (period: { since: string; until: string }) => void;
}

/** How many records there were when, by level; a bar leads to its time. */
export function LogHistogramView({ histogram, onPick }: LogHistogramViewProps) {
  const words = useWords();
  const { logs } = words.messages;
  const bars = useMemo(() => (histogram ? allBars(histogram) : []), [histogram]);
  if (!histogram) return <Skeleton h="6rem" />;
  const highest = Math.max(1, ...bars.map(({ total }) => total));
  const times = spanFormat(words.language, Date.parse(histogram.to) - Date.parse(histogram.from));
  return (
    <Stack gap={4}>
      <div className="log-histogram" role="group" aria-label={logs.histogram}>
        {bars.map((bar) => (
          <Bar
            key={bar.at}
            bar={bar}
            highest={highest}
            label={`${times(bar.at)}: ${words.number(bar.total)}`}
            onPick={() => onPick(within(bar, histogram.bucketMs))}
          />
        ))}
      </div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {times(histogram.from)}
        </Text>
        <Text size="xs" fw={600} aria-live="polite">
          {words.count(logs.records, histogram.total)}
        </Text>
        <Text size="xs" c="dimmed">
          {times(histogram.to)}
        </Text>
      </Group>
    </Stack>
  );
}

function Bar({ bar, highest, label, onPick }: { bar: Bucket; highest: number; label: string; onPick: () => void }) {
  return (
    <button
      type="button"
      className="log-bar"
      title={label}
      aria-label={label}
      onClick={onPick}
      disabled={bar.total === 0}
    >
      {LEVELS.filter((level) => bar.levels[level] !== undefined).map((level) => (
        <span key={level} data-log-level={level} style={{ height: `${((bar.levels[level] ?? 0) / highest) * 100}%` }} />
      ))}
    </button>
  );
}

function allBars({ from, to, bucketMs, buckets }: LogHistogram): Bucket[] {
  const known = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
  const bars: Bucket[] = [];
  for (let ms = Date.parse(from); ms < Date.parse(to); ms += bucketMs)
    bars.push(known.get(ms) ?? { at: new Date(ms).toISOString(), total: 0, levels: {} });
  return bars;
}

function within({ at }: Bucket, bucketMs: number): { since: string; until: string } {
  return { since: at, until: new Date(Date.parse(at) + bucketMs).toISOString() };
}

const DAY_MS = 86_400_000;

/** Times as short as the period lets them be. */
function spanFormat(language: string, spanMs: number): (time: string) => string {
  const format = new Intl.DateTimeFormat(language, {
    ...(spanMs > DAY_MS ? { day: "numeric", month: "short" } : {}),
    ...(spanMs <= 10 * DAY_MS ? { hour: "2-digit", minute: "2-digit" } : {}),
    ...(spanMs <= 600_000 ? { second: "2-digit" } : {}),
  });
  return (time) => format.format(new Date(time));
}
