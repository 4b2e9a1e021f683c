import { normaliseCase } from "./fold-text.ts";
import { findUnit } from "./measure-units.ts";
import { analyseToken, type Token } from "./analyse-token.ts";

/** A token where it stands in the text that was scanned, in UTF-16 units of its normalised form. */
export interface ScannedToken {
  token: Token;
  start: number;
  end: number;
}

/** Letters and digits with what joins them inside one word: hyphen, dot, underscore, apostrophe, a comma among digits. */
const words = /[\p{L}\p{M}\p{N}]+(?:(?:[-._'’+]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;
const inchMarks = /["″”]|''|’’/y;

/**
 * Tokens of a text in order. A number and the unit behind it are one token ("2 l", "2l", `17"`), as are dimensions
 * ("1440 x 900"). Deterministic; the same for passages and for questions.
 */
export function scanTokens(text: string, language: string): ScannedToken[] {
  const normalised = normaliseCase(text);
  const tokens: ScannedToken[] = [];
  for (const match of normalised.matchAll(words)) {
    const [word] = match;
    const next = { token: analyseToken(word, language), start: match.index, end: match.index + word.length };
    if (next.token.isNumber) extendByInchMark(next, normalised, language);
    if (!joinToLast(tokens, next, { text: normalised, language })) tokens.push(next);
  }
  return tokens;
}

function extendByInchMark(next: ScannedToken, text: string, language: string): void {
  inchMarks.lastIndex = next.end;
  const mark = inchMarks.exec(text)?.[0];
  if (mark === undefined) return;
  next.token = analyseToken(`${next.token.text}in`, language);
  next.end += mark.length;
}

/** Makes "2 l" and "1440 x 900" one token; true when `next` went into the tokens before it. */
function joinToLast(tokens: ScannedToken[], next: ScannedToken, scanned: ScannedText): boolean {
  const last = tokens.at(-1);
  if (!last || !standTogether(last, next, scanned.text)) return false;
  return joinDimension(tokens, next, scanned) || joinUnit(tokens, { last, next }, scanned.language);
}

interface ScannedText {
  text: string;
  language: string;
}

function joinDimension(tokens: ScannedToken[], next: ScannedToken, { text, language }: ScannedText): boolean {
  const [first, by] = tokens.slice(-2);
  if (!first?.token.isNumber || by?.token.text !== "x" || !next.token.isNumber) return false;
  if (!standTogether(first, by, text)) return false;
  tokens.pop();
  replaceLast(tokens, { from: first, to: next, text: `${first.token.text}x${next.token.text}` }, language);
  return true;
}

function joinUnit(
  tokens: ScannedToken[],
  { last, next }: { last: ScannedToken; next: ScannedToken },
  language: string,
) {
  const unit = last.token.isNumber && !next.token.isStopWord ? findUnit(next.token.text) : null;
  if (unit === null) return false;
  replaceLast(tokens, { from: last, to: next, text: `${last.token.text}${unit}` }, language);
  return true;
}

function replaceLast(
  tokens: ScannedToken[],
  { from, to, text }: { from: ScannedToken; to: ScannedToken; text: string },
  language: string,
): void {
  tokens[tokens.length - 1] = { token: analyseToken(text, language), start: from.start, end: to.end };
}

function standTogether(one: ScannedToken, other: ScannedToken, text: string): boolean {
  const gap = text.slice(one.end, other.start);
  return gap === " " || gap === "-" || gap === "";
}
