import { AppError } from "#platform/errors";

export interface DelimitedOptions {
  delimiter: string;
  /** Characters of one record; a longer one is a problem and is skipped. */
  maxRecordChars?: number;
}

export type DelimitedItem =
  | { kind: "row"; line: number; cells: string[] }
  | { kind: "problem"; line: number; code: "quote_unclosed" | "record_too_long" };

const defaultRecordChars = 1_000_000;
const leastPieceChars = 65_536;
/** Records that may be scanned to their full length in vain: bounds the work that broken quotes can cause. */
const maxBrokenRecords = 256;

interface State {
  delimiter: string;
  /** Ends a cell without quotes; global, used by its `lastIndex`. */
  bareEnd: RegExp;
  maxRecordChars: number;
  buffer: string;
  at: number;
  line: number;
  broken: number;
  /** Inside a record that is too long and is being thrown away up to its line's end. */
  isSkipping: boolean;
}

/**
 * Rows of comma- or tab-separated text (RFC 4180, lenient), in memory bounded by one record, with the line each starts
 * on. Quotes inside a quoted cell need not be doubled while it stays on one line. A quote that is never closed costs its
 * own line only: it is reported and reading goes on with the next line. Empty lines are left out. Throws
 * `file_damaged` after 256 records that could not be ended.
 */
export async function* readDelimitedRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: DelimitedOptions,
): AsyncGenerator<DelimitedItem> {
  const state: State = {
    delimiter: options.delimiter,
    bareEnd: new RegExp(`[${options.delimiter}\\r\\n]`, "g"),
    maxRecordChars: options.maxRecordChars ?? defaultRecordChars,
    buffer: "",
    at: 0,
    line: 1,
    broken: 0,
    isSkipping: false,
  };
  for await (const piece of pieces) {
    state.buffer += piece;
    if (state.buffer.length - state.at < leastPieceChars) continue;
    yield* drain(state, false);
  }
  yield* drain(state, true);
}

function* drain(state: State, isLast: boolean): Generator<DelimitedItem> {
  for (let item = nextItem(state, isLast); item !== "more"; item = nextItem(state, isLast)) {
    if (item !== "nothing") yield item;
  }
  state.buffer = state.buffer.slice(state.at);
  state.at = 0;
}

function nextItem(state: State, isLast: boolean): DelimitedItem | "nothing" | "more" {
  if (state.isSkipping) return skipLine(state);
  if (state.at >= state.buffer.length) return "more";
  const record = scanRecord(state, isLast);
  if (record.end !== null) return takeRecord(state, record.cells, record.end);
  const isTooLong = state.buffer.length - state.at > state.maxRecordChars;
  return record.isBroken || isLast || isTooLong ? giveUpRecord(state, record) : "more";
}

function takeRecord(state: State, cells: string[], end: number): DelimitedItem | "nothing" {
  const line = state.line;
  const isTooLong = end - state.at > state.maxRecordChars;
  state.line += countLineEnds(state.buffer, state.at, end);
  state.at = end;
  if (isTooLong) return { kind: "problem", line, code: "record_too_long" };
  return cells.every((cell) => cell === "") ? "nothing" : { kind: "row", line, cells };
}

function giveUpRecord(state: State, record: Scanned): DelimitedItem {
  state.broken += Number(!record.isBroken);
  if (state.broken > maxBrokenRecords) {
    throw new AppError({
      kind: "unprocessable",
      code: "file_damaged",
      detail: `The file has more than ${maxBrokenRecords} quotes that are never closed. Export it again as CSV.`,
    });
  }
  const line = state.line;
  state.isSkipping = true;
  skipLine(state);
  return { kind: "problem", line, code: record.isQuoted ? "quote_unclosed" : "record_too_long" };
}

function skipLine(state: State): "nothing" | "more" {
  const end = lineEnd(state.buffer, state.at);
  if (end < 0) {
    state.at = state.buffer.length;
    return "more";
  }
  if (end === state.buffer.length && state.buffer.endsWith("\r")) {
    state.at = end - 1;
    return "more";
  }
  state.at = end;
  state.line += 1;
  state.isSkipping = false;
  return "nothing";
}

/** Where the line after this one begins, or -1. */
function lineEnd(text: string, from: number): number {
  const match = /\r\n?|\n/g;
  match.lastIndex = from;
  return match.test(text) ? match.lastIndex : -1;
}

function countLineEnds(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = lineEnd(text, from); at >= 0 && at <= to; at = lineEnd(text, at)) lines += 1;
  return lines;
}

interface Scanned {
  cells: string[];
  /** Where the next record begins; null when this one does not end in the buffer. */
  end: number | null;
  isQuoted: boolean;
  /** It cannot end well, whatever follows. */
  isBroken: boolean;
}

function scanRecord(state: State, isLast: boolean): Scanned {
  const { buffer, delimiter } = state;
  const cells: string[] = [];
  for (let position = state.at; ;) {
    const isQuoted = buffer[position] === '"';
    const cell = isQuoted ? scanQuoted(buffer, position, delimiter) : scanBare(buffer, position, state.bareEnd);
    if (cell === "open" || cell === "broken") return { cells, end: null, isQuoted, isBroken: cell === "broken" };
    cells.push(cell.value);
    // One character more tells CR from CRLF.
    if (cell.end + 1 >= buffer.length && !isLast) return { cells, end: null, isQuoted, isBroken: false };
    if (buffer[cell.end] !== delimiter)
      return { cells, end: afterLineEnd(buffer, cell.end), isQuoted, isBroken: false };
    position = cell.end + 1;
  }
}

function afterLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
}

type Cell = { value: string; end: number } | "open" | "broken";

function scanBare(text: string, start: number, stop: RegExp): Cell {
  stop.lastIndex = start;
  const end = stop.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
}

/** A lone quote is taken literally on the first line of a cell; after a line break it means that the cell never ended. */
function scanQuoted(text: string, start: number, delimiter: string): Cell {
  let value = "";
  let from = start + 1;
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', from)) {
    value += text.slice(from, quote);
    const next = text[quote + 1];
    if (next === undefined || next === delimiter || next === "\n" || next === "\r") return { value, end: quote + 1 };
    if (next !== '"' && /[\r\n]/.test(value)) return "broken";
    value += '"';
    from = quote + (next === '"' ? 2 : 1);
  }
  return "open";
}
