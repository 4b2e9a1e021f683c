import { logQueryInvalid } from "./log-query-error.ts";

export interface QueryValue {
  text: string;
  quoted: boolean;
  /** Counts from 1. */
  column: number;
}

export type QueryOperator = ":" | "=" | "!=" | "<" | "<=" | ">" | ">=";

export type QueryToken =
  | { kind: "(" | ")" | "or" | "and" | "not"; column: number }
  | { kind: "text"; value: QueryValue; column: number }
  | { kind: "term"; name: string; operator: QueryOperator; values: QueryValue[]; column: number };

const KEYWORDS: Record<string, "or" | "and" | "not"> = { OR: "or", AND: "and", NOT: "not" };
const TERM_HEAD = /([A-Za-z][^\s:=<>!()",]*)(:|<=|>=|!=|=|<|>)/uy;
const BARE_TEXT = /[^\s()"]+/uy;
const BARE_VALUE = /[^\s()",]+/uy;

interface Reader {
  text: string;
  at: number;
}

/** Cuts a query into its tokens, each with the column where it begins. Throws `log_query_invalid`. */
export function readQueryTokens(text: string): QueryToken[] {
  const reader: Reader = { text, at: 0 };
  const tokens: QueryToken[] = [];
  for (skipSpace(reader); reader.at < text.length; skipSpace(reader)) tokens.push(readToken(reader));
  return tokens;
}

function skipSpace(reader: Reader): void {
  while (/\s/u.test(reader.text.charAt(reader.at))) reader.at += 1;
}

function readToken(reader: Reader): QueryToken {
  const column = reader.at + 1;
  const first = reader.text.charAt(reader.at);
  if (first === "(" || first === ")") {
    reader.at += 1;
    return { kind: first, column };
  }
  if (first === "-" && /\S/u.test(reader.text.charAt(reader.at + 1))) {
    reader.at += 1;
    return { kind: "not", column };
  }
  if (first === '"') return { kind: "text", value: readQuoted(reader), column };
  return readTerm(reader) ?? readText(reader);
}

function readText(reader: Reader): QueryToken {
  const column = reader.at + 1;
  const text = take(reader, BARE_TEXT) ?? "";
  const keyword = KEYWORDS[text];
  if (keyword) return { kind: keyword, column };
  return { kind: "text", value: { text, quoted: false, column }, column };
}

function readTerm(reader: Reader): QueryToken | null {
  TERM_HEAD.lastIndex = reader.at;
  const [head, name = "", operator] = TERM_HEAD.exec(reader.text) ?? [];
  if (head === undefined) return null;
  const column = reader.at + 1;
  reader.at += head.length;
  return { kind: "term", name, operator: toOperator(operator), values: readValues(reader), column };
}

function toOperator(text: string | undefined): QueryOperator {
  switch (text) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return text;
    default:
      return ":";
  }
}

function readValues(reader: Reader): QueryValue[] {
  const values = [readValue(reader)];
  while (reader.text.charAt(reader.at) === ",") {
    reader.at += 1;
    values.push(readValue(reader));
  }
  return values;
}

function readValue(reader: Reader): QueryValue {
  if (reader.text.charAt(reader.at) === '"') return readQuoted(reader);
  const column = reader.at + 1;
  const text = take(reader, BARE_VALUE);
  if (text === null) throw logQueryInvalid(column, "expected a value here, without a space before it.");
  return { text, quoted: false, column };
}

/** Within quotes a backslash takes the next character as it is. */
function readQuoted(reader: Reader): QueryValue {
  const column = reader.at + 1;
  let text = "";
  for (reader.at += 1; reader.text.charAt(reader.at) !== '"'; reader.at += 1) {
    if (reader.text.charAt(reader.at) === "\\") reader.at += 1;
    if (reader.at >= reader.text.length) throw logQueryInvalid(column, 'this quote is not closed: expected a ".');
    text += reader.text.charAt(reader.at);
  }
  reader.at += 1;
  return { text, quoted: true, column };
}

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const [text = null] = pattern.exec(reader.text) ?? [];
  if (text !== null) reader.at += text.length;
  return text;
}
