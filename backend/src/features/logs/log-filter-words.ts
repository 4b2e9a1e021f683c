import type { LogFilter } from "./log-filter.ts";
import { logFieldQuery, logWordQuery } from "./log-word-index.ts";

/**
 * What every record of the filter must hold in its message or as a field's value, as text that is read as `tsquery`: for
 * finding candidates by the text index, which `logFilterSql` then judges. Null when records without any of it can pass.
 */
export function logFilterWords(filter: LogFilter): string | null {
  switch (filter.kind) {
    case "words":
      return `(${logWordQuery(filter)})`;
    case "field":
      return filter.test.kind === "equals" ? logFieldQuery(filter.name, filter.test.value) : null;
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
