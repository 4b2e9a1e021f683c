import type { LogFilter } from "./log-filter.ts";
import { logWordQuery } from "./log-word-index.ts";

/**
 * What every record of the filter must hold in its message, as text that is read as `tsquery`: for finding candidates
 * by the text index, which `logFilterSql` then judges. Null when records without any certain word can pass.
 */
export function logFilterWords(filter: LogFilter): string | null {
  switch (filter.kind) {
    case "words":
      return `(${logWordQuery(filter)})`;
    case "all":
      return join(present(filter.parts), " & ");
    case "any":
      return present(filter.parts).length === filter.parts.length ? join(present(filter.parts), " | ") : null;
    default:
      return null;
  }
}

function present(parts: readonly LogFilter[]): string[] {
  return parts.map(logFilterWords).filter((words) => words !== null);
}

function join(words: readonly string[], operator: string): string | null {
  return words.length === 0 ? null : `(${words.join(operator)})`;
}
