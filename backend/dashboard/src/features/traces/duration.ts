import type { Words } from "../../language/create-words.ts";

/** Microseconds in the unit that reads best: 240 µs, 12.3 ms, 1.8 s. */
export function sayDuration(words: Words, micros: number): string {
  if (micros < 1_000) return `${words.number(micros)} µs`;
  if (micros < 1_000_000) return `${words.number(Math.round(micros / 100) / 10)} ms`;
  return `${words.number(Math.round(micros / 100_000) / 10)} s`;
}
