import type { Delta, TurnEvent } from "@netvexa/contract/wire";

/** The sentences that still stand after every `retract`, in order. */
export function releasedDeltas(events: readonly TurnEvent[]): Delta[] {
  const retracted = new Set(events.flatMap((event) => (event.type === "retract" ? event.ids : [])));
  return events.filter((event) => event.type === "delta").filter((delta) => !retracted.has(delta.id));
}

/** A finished turn's events as history shows them: no progress, nothing that was taken back. */
export function finalEvents(events: readonly TurnEvent[]): TurnEvent[] {
  const kept = new Set(releasedDeltas(events).map((delta) => delta.id));
  return events.filter((event) => {
    if (event.type === "delta") return kept.has(event.id);
    return event.type !== "status" && event.type !== "retract";
  });
}

export function isLast(event: { type: string }): boolean {
  return event.type === "done" || event.type === "error";
}
