import { Badge } from "@mantine/core";
import type { handoffState } from "@netvexa/contract";
import type { z } from "zod";
import { useWords } from "../../language/language-context.tsx";

const COLOURS = { agent: "gray", requested: "red", waiting: "orange", with_person: "indigo", closed: "gray" } as const;

/** Who has the conversation; nothing while it is the agent's, which is the usual. */
export function StateBadge({ state, person }: { state: z.output<typeof handoffState>; person: string | null }) {
  const words = useWords();
  const { states } = words.messages.conversations;
  if (state === "agent") return null;
  return (
    <Badge variant="dot" color={COLOURS[state]}>
      {state === "with_person" && person !== null ? words.fill(states.with_named, { name: person }) : states[state]}
    </Badge>
  );
}
