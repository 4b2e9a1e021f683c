import { AppError } from "#platform/errors";
import { catalogueLimits } from "./catalogue-limits.ts";

export type XmlItem =
  | { kind: "item"; line: number; xml: string }
  | { kind: "problem"; line: number; code: "row_unreadable" | "record_too_long" };

interface State {
  buffer: string;
  /** Everything before is done with. */
  at: number;
  /** Line on which `at` stands. */
  line: number;
  /** Set while a comment or CDATA section outside of items is thrown away. */
  skipUntil: string | null;
  broken: number;
  maxChars: number;
}

const leastPieceChars = 65_536;
const longestMark = 16;

/**
 * Cuts a feed into its `<item>` and `<entry>` elements without parsing what stands around them: one broken item costs
 * itself, not the file; declarations of entities are never seen by a parser; memory is bounded by one item. Comments and
 * CDATA sections are passed over whole. Throws `file_damaged` after 256 items that never end.
 */
export async function* splitXmlItems(
  pieces: AsyncIterable<string>,
  maxChars: number = catalogueLimits.recordChars,
): AsyncGenerator<XmlItem> {
  const state: State = { buffer: "", at: 0, line: 1, skipUntil: null, broken: 0, maxChars };
  for await (const piece of pieces) {
    state.buffer += piece;
    if (state.buffer.length - state.at < leastPieceChars) continue;
    yield* drain(state, false);
  }
  yield* drain(state, true);
}

function* drain(state: State, isLast: boolean): Generator<XmlItem> {
  for (let item = nextItem(state, isLast); item !== "more"; item = nextItem(state, isLast)) {
    if (item !== "nothing") yield item;
  }
  state.buffer = state.buffer.slice(state.at);
  state.at = 0;
}

function nextItem(state: State, isLast: boolean): XmlItem | "nothing" | "more" {
  if (state.skipUntil !== null) return skipSection(state, state.skipUntil);
  const open = findMark(/<!--|<!\[CDATA\[|<(?:item|entry)(?=[\s>])/g, state.buffer, state.at);
  if (!open) {
    moveTo(state, Math.max(state.at, state.buffer.length - longestMark));
    return "more";
  }
  moveTo(state, open.index);
  if (open[0].startsWith("<!")) {
    state.skipUntil = sectionEnd(open[0]);
    return "nothing";
  }
  return takeItem(state, isLast);
}

function skipSection(state: State, end: string): "nothing" | "more" {
  const index = state.buffer.indexOf(end, state.at);
  if (index < 0) {
    moveTo(state, Math.max(state.at, state.buffer.length - end.length + 1));
    return "more";
  }
  moveTo(state, index + end.length);
  state.skipUntil = null;
  return "nothing";
}

function takeItem(state: State, isLast: boolean): XmlItem | "more" {
  const { line, at, buffer } = state;
  const end = findItemEnd(buffer, at);
  if (end.kind === "closed" && end.index - at <= state.maxChars) {
    moveTo(state, end.index);
    return { kind: "item", line, xml: buffer.slice(at, end.index) };
  }
  const isTooLong = (end.kind === "open" ? buffer.length : end.index) - at > state.maxChars;
  if (end.kind === "open" && !isLast && !isTooLong) return "more";
  moveTo(state, end.kind === "open" ? at + 1 : end.index);
  countBroken(state, end.kind === "open");
  return { kind: "problem", line, code: isTooLong ? "record_too_long" : "row_unreadable" };
}

function countBroken(state: State, isCostly: boolean): void {
  state.broken += Number(isCostly);
  if (state.broken <= catalogueLimits.brokenRecords) return;
  const detail = `The feed has more than ${catalogueLimits.brokenRecords} items that never end. Export it again.`;
  throw new AppError({ kind: "unprocessable", code: "file_damaged", detail });
}

type ItemEnd = { kind: "closed" | "reopened"; index: number } | { kind: "open" };

/** Where the item ends; `reopened` where another begins first, `open` where the text ends first. */
function findItemEnd(text: string, start: number): ItemEnd {
  const marks = /<!--|<!\[CDATA\[|<\/(?:item|entry)\s*>|<(?:item|entry)(?=[\s>])/g;
  for (let mark = findMark(marks, text, start + 1); mark; mark = marks.exec(text)) {
    if (mark[0].startsWith("</")) return { kind: "closed", index: marks.lastIndex };
    if (!mark[0].startsWith("<!")) return { kind: "reopened", index: mark.index };
    const end = text.indexOf(sectionEnd(mark[0]), marks.lastIndex);
    if (end < 0) return { kind: "open" };
    marks.lastIndex = end;
  }
  return { kind: "open" };
}

function findMark(marks: RegExp, text: string, from: number): RegExpExecArray | null {
  marks.lastIndex = from;
  return marks.exec(text);
}

function sectionEnd(mark: string): string {
  return mark === "<!--" ? "-->" : "]]>";
}

function moveTo(state: State, index: number): void {
  for (let at = state.buffer.indexOf("\n", state.at); at >= 0 && at < index; at = state.buffer.indexOf("\n", at + 1)) {
    state.line += 1;
  }
  state.at = index;
}
