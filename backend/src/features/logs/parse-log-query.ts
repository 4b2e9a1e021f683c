import { EVERY_RECORD, type LogFilter } from "./log-filter.ts";
import { logQueryInvalid } from "./log-query-error.ts";
import { readQueryTokens, type QueryToken, type QueryValue } from "./log-query-tokens.ts";
import { splitLogWords } from "./log-words.ts";
import { readQueryTerm } from "./read-query-term.ts";

const MAX_QUERY_CHARS = 2000;
const MAX_TERMS = 60;
const MAX_DEPTH = 12;

interface Parser {
  tokens: QueryToken[];
  at: number;
  terms: number;
  depth: number;
  nowMs: number;
  /** The column after the last character. */
  end: number;
}

/**
 * Reads a query such as `level>=warn log:checkout "refund" field.amount>20 since:2h`. Terms side by side must all hold;
 * `OR` binds weakest, `NOT` or `-` strongest. An empty query asks for every record. `nowMs` is what `since:2h` counts
 * back from. Throws `log_query_invalid` with the column and what is expected there; at most 2,000 characters, 60 terms
 * and 12 levels of brackets.
 */
export function parseLogQuery(text: string, nowMs: number = Date.now()): LogFilter {
  if (text.length > MAX_QUERY_CHARS)
    throw logQueryInvalid(MAX_QUERY_CHARS + 1, `a query has at most ${MAX_QUERY_CHARS} characters.`);
  const tokens = readQueryTokens(text);
  if (tokens.length === 0) return EVERY_RECORD;
  const parser: Parser = { tokens, at: 0, terms: 0, depth: 0, nowMs, end: text.length + 1 };
  const filter = parseAny(parser);
  const rest = tokens[parser.at];
  if (rest) throw logQueryInvalid(rest.column, 'this ")" closes nothing: expected a "(" before it.');
  return filter;
}

function parseAny(parser: Parser): LogFilter {
  const parts = [parseAll(parser)];
  while (parser.tokens[parser.at]?.kind === "or") {
    parser.at += 1;
    parts.push(parseAll(parser));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "any", parts };
}

function parseAll(parser: Parser): LogFilter {
  const parts = [parseOne(parser)];
  for (let next = parser.tokens[parser.at]; next && !endsRun(next); next = parser.tokens[parser.at]) {
    if (next.kind === "and") parser.at += 1;
    parts.push(parseOne(parser));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "all", parts };
}

function endsRun(token: QueryToken): boolean {
  return token.kind === "or" || token.kind === ")";
}

function parseOne(parser: Parser): LogFilter {
  const token = parser.tokens[parser.at];
  if (!token) throw logQueryInvalid(parser.end, "the query ends here: expected something to search for.");
  parser.at += 1;
  if (token.kind === "(") return parseBrackets(parser, token.column);
  if (token.kind === "not") return parseNot(parser, token.column);
  if (token.kind === "term") return counted(parser, token.column, () => readQueryTerm(token, parser.nowMs));
  if (token.kind === "text") return counted(parser, token.column, () => readWords(token.value));
  throw logQueryInvalid(token.column, `expected something to search for before "${token.kind.toUpperCase()}".`);
}

function counted(parser: Parser, column: number, read: () => LogFilter): LogFilter {
  parser.terms += 1;
  if (parser.terms > MAX_TERMS) throw logQueryInvalid(column, `a query has at most ${MAX_TERMS} terms.`);
  return read();
}

function parseNot(parser: Parser, column: number): LogFilter {
  return { kind: "not", part: deeper(parser, column, () => parseOne(parser)) };
}

function parseBrackets(parser: Parser, column: number): LogFilter {
  const filter = deeper(parser, column, () => parseAny(parser));
  if (parser.tokens[parser.at]?.kind !== ")") throw logQueryInvalid(column, 'this "(" is not closed: expected a ")".');
  parser.at += 1;
  return filter;
}

function deeper(parser: Parser, column: number, parse: () => LogFilter): LogFilter {
  parser.depth += 1;
  if (parser.depth > MAX_DEPTH) throw logQueryInvalid(column, `brackets and NOT go ${MAX_DEPTH} deep at most.`);
  const filter = parse();
  parser.depth -= 1;
  return filter;
}

function readWords({ text, quoted, column }: QueryValue): LogFilter {
  const prefix = !quoted && text.endsWith("*");
  const words = splitLogWords(text);
  if (words.length > 0) return { kind: "words", words, prefix };
  throw logQueryInvalid(column, `"${text}" has no letter or digit: expected words of the message.`);
}
