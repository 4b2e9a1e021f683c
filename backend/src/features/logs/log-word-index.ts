import { splitLogWords } from "./log-words.ts";

/**
 * A message's words with their places, as text that PostgreSQL reads as `tsvector`: the archive keeps it beside the
 * message (`words`), so that its text index and a live tail mean the same by a word. Made here because the server's own
 * parsers read addresses, numbers and hyphens differently, and differently by locale.
 */
export function logWordIndex(message: string): string {
  return splitLogWords(message)
    .map((word, index) => `${word}:${index + 1}`)
    .join(" ");
}

/** The same for the words of a query, as text that is read as `tsquery`. */
export function logWordQuery({ words, prefix }: { words: readonly string[]; prefix: boolean }): string {
  return words.map((word, index) => (prefix && index === words.length - 1 ? `${word}:*` : word)).join(" <-> ");
}
