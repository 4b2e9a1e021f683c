import { Badge, Progress, Stack, Text } from "@mantine/core";
import type { sync } from "@netvexa/contract";
import type { z } from "zod";
import type { Words } from "../../language/create-words.ts";
import { useWords } from "../../language/language-context.tsx";

export type Sync = z.output<typeof sync>;

const COLOURS = { queued: "gray", running: "blue", done: "teal", failed: "red", cancelled: "gray" } as const;

export function isRunning(sync: Sync | null): boolean {
  return sync?.state === "queued" || sync?.state === "running";
}

/** How far a reading is, in words, numbers and a bar; nothing before the first one. */
export function SyncProgress({ sync }: { sync: Sync | null }) {
  const words = useWords();
  const { knowledge } = words.messages;
  if (sync === null) return <Badge variant="default">{knowledge.neverRead}</Badge>;
  return (
    <Stack gap={4} miw={200}>
      <Badge variant="dot" color={COLOURS[sync.state]}>
        {knowledge.syncStates[sync.state]}
        {sync.finishedAt !== null && ` · ${words.ago(sync.finishedAt)}`}
      </Badge>
      {isRunning(sync) && (
        <Progress
          value={sync.fractionRead === null ? 100 : sync.fractionRead * 100}
          animated={sync.fractionRead === null}
          aria-label={knowledge.progress}
        />
      )}
      <Text size="sm" c="dimmed" role={isRunning(sync) ? "status" : undefined}>
        {describeCounts(words, sync)}
      </Text>
      {sync.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {sync.error.detail}
        </Text>
      )}
    </Stack>
  );
}

function describeCounts(words: Words, sync: Sync): string {
  const { knowledge } = words.messages;
  const counts: [string, number][] = [
    [knowledge.counts.read, sync.read],
    [knowledge.counts.indexed, sync.indexed],
    [knowledge.counts.unchanged, sync.unchanged],
    [knowledge.counts.skipped, sync.skipped],
    [knowledge.counts.failed, sync.failed],
    [knowledge.counts.removed, sync.removed],
  ];
  const parts = counts.filter(([, count]) => count > 0).map(([text, count]) => `${words.number(count)} ${text}`);
  const { secondsLeft } = sync;
  if (isRunning(sync) && secondsLeft !== null) {
    parts.push(words.fill(knowledge.secondsLeft, { seconds: words.number(secondsLeft) }));
  }
  return parts.join(" · ");
}
