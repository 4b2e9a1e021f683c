import { Badge } from "@mantine/core";
import type { turnOutcome } from "@netvexa/contract";
import type { z } from "zod";
import { useWords } from "../../language/language-context.tsx";

const COLOURS = { answered: "teal", unknown: "orange", aborted: "gray", paused: "red", with_person: "indigo" } as const;

/** How a turn ended, in a word. */
export function OutcomeBadge({ outcome }: { outcome: z.output<typeof turnOutcome> | null }) {
  const { outcomes, unfinished } = useWords().messages.conversations;
  return (
    <Badge variant="dot" color={outcome === null ? "gray" : COLOURS[outcome]}>
      {outcome === null ? unfinished : outcomes[outcome]}
    </Badge>
  );
}
