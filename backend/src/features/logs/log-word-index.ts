import { parseTypedNumber } from "./compare-numbers.ts";
import type { LogFieldValue, LogRecord } from "./log-record.ts";
import { splitLogWords } from "./log-words.ts";

/** Longer values of fields are found by going through the records. */
const MAX_INDEXED_CHARS = 200;

/**
 * A message's words with their places, and each field with its value as one word more, as text that PostgreSQL reads as
 * `tsvector`: the archive keeps it beside the record (`words`), so that its text index and a live tail mean the same by
 * a word. Made here because the server's own parsers read addresses, numbers and hyphens differently, and differently
 * by locale. A field's word holds a `=`, which no word of a message does.
 */
export function logWordIndex({ message, fields }: Pick<LogRecord, "message" | "fields">): string {
  const words = splitLogWords(message).map((word, index) => `${word}:${index + 1}`);
  const values = Object.entries(fields).flatMap(([name, value]) => fieldWord(name, value) ?? []);
  return [...words, ...values].join(" ");
}

/** The same for the words of a query, as text that is read as `tsquery`. */
export function logWordQuery({ words, prefix }: { words: readonly string[]; prefix: boolean }): string {
  return words.map((word, index) => (prefix && index === words.length - 1 ? `${word}:*` : word)).join(" <-> ");
}

/** The words that a field may have which equals a typed value, as `tsquery`; null where such values are not indexed. */
export function logFieldQuery(name: string, typed: string): string | null {
  const number = parseTypedNumber(typed);
  const words = [typed, ...(number === null ? [] : [number])].map((value) => fieldWord(name, value));
  return words.includes(null) ? null : `(${words.join(" | ")})`;
}

function fieldWord(name: string, value: LogFieldValue): string | null {
  const word = `=${name}=${value}`;
  return word.length > MAX_INDEXED_CHARS ? null : `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
