import type { MemoryRow } from "./queries.ts";
import type { MemoryTurn } from "./turn-types.ts";
import { releasedDeltas } from "./released-events.ts";

/** Earlier turns, oldest first, from rows that come latest first. */
export function readMemory(rows: MemoryRow[]): MemoryTurn[] {
  return rows.map(toMemoryTurn).toReversed();
}

function toMemoryTurn({ question, events, passages }: MemoryRow): MemoryTurn {
  return {
    question,
    answer: releasedDeltas(events)
      .map((delta) => delta.text)
      .join(" "),
    products: events.flatMap((event) => (event.type === "card" ? [Number(event.card.id)] : [])),
    documents: [
      ...new Set((passages ?? []).filter(({ citation }) => citation > 0).map(({ documentNumber }) => documentNumber)),
    ],
  };
}
