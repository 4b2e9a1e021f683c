import type { ThreadEntry } from "@netvexa/contract/wire";
import type { EntryRow } from "./thread-queries.ts";

/** An entry as readers get it. */
export function toThreadEntry(row: EntryRow): ThreadEntry {
  const head = { position: row.position, at: row.created_at.toISOString() };
  if (row.kind === "state") {
    return { ...head, kind: "state", state: row.state ?? "agent", reason: row.reason ?? "", name: row.member_name };
  }
  const from = row.author === "person" ? "person" : "visitor";
  return { ...head, kind: "message", from, name: from === "person" ? row.member_name : null, text: row.text ?? "" };
}
