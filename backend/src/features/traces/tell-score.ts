import type { ScoreRow } from "./score-queries.ts";

/** A score as the API shows it: what was thought, not who the visitor is. */
export function tellScore({ name, source, value, label, comment, updated_at: updatedAt }: ScoreRow) {
  return { name, source, value, label, comment, updatedAt: updatedAt.toISOString() };
}
