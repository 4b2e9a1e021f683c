import { catalogueLimits } from "./catalogue-limits.ts";

export type LineItem = { kind: "line"; line: number; text: string } | { kind: "too_long"; line: number };

interface State {
  rest: string;
  line: number;
  /** Inside a line that is too long and is being thrown away. */
  isTooLong: boolean;
}

/** Lines of a text that comes in pieces, numbered from 1, empty ones left out; memory is bounded by `maxChars`. */
export async function* readLines(
  pieces: AsyncIterable<string>,
  maxChars: number = catalogueLimits.recordChars,
): AsyncGenerator<LineItem> {
  const state: State = { rest: "", line: 1, isTooLong: false };
  for await (const piece of pieces) {
    const parts = `${state.rest}${piece}`.split("\n");
    state.rest = parts.pop() ?? "";
    for (const part of parts) yield* endLine(state, part, maxChars);
    if (state.rest.length > maxChars) {
      state.isTooLong = true;
      state.rest = "";
    }
  }
  yield* endLine(state, state.rest, maxChars);
}

function* endLine(state: State, text: string, maxChars: number): Generator<LineItem> {
  const { line } = state;
  if (state.isTooLong || text.length > maxChars) yield { kind: "too_long", line };
  else if (text.trim() !== "") yield { kind: "line", line, text };
  state.isTooLong = false;
  state.line += 1;
}
