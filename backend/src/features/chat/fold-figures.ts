/** Zero-width, bidirectional and joining marks, soft hyphens, variation selectors, tags: invisible, so never meaning. */
const INVISIBLE_RANGES: [from: number, to: number][] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];
const INVISIBLE = new RegExp(
  `[${INVISIBLE_RANGES.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join("")}]`,
  "gu",
);
/** Arabic vowel signs and the stretching stroke: optional in writing. */
const ARABIC_MARKS = /[\u064B-\u0652\u0670\u0640]/g;
const DECIMAL_DIGIT = /\p{Nd}/gu;
const PLACEHOLDERS: Record<string, string> = {
  "\u066A": "%",
  "\u066B": ".",
  "\u066C": ",",
  "\u2212": "-",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u00A0": "\u00A0",
  "\u202F": "\u00A0",
  "\u2009": "\u00A0",
  "\u2007": "\u00A0",
  "\u2044": "/",
};
const REPLACED = new RegExp(`[${Object.keys(PLACEHOLDERS).join("")}]`, "gu");

/** Text without characters that nobody sees. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/**
 * Lower case with every decimal digit of every script as 0-9 (Unicode Nd), full-width and circled forms, signs and
 * dashes in one spelling, and nothing invisible, so that a figure reads the same however it is written. Fixed spaces
 * stay U+00A0: they join groups of digits.
 */
export function foldFigures(text: string): string {
  const visible = stripInvisible(text).replace(REPLACED, (character) => PLACEHOLDERS[character] ?? character);
  const composed = visible.replaceAll("\u00A0", "\uE000").normalize("NFKC").replaceAll("\uE000", "\u00A0");
  return composed
    .replace(REPLACED, (character) => PLACEHOLDERS[character] ?? character)
    .replace(ARABIC_MARKS, "")
    .replace(DECIMAL_DIGIT, toAsciiDigit)
    .toLowerCase();
}

/** Digits of a script stand in runs of ten from its zero (Unicode chapter 4.6), so the run's start gives the value. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  for (let zero = code; zero > code - 10; zero -= 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
  }
  return String((code - firstOfBlock(code)) % 10);
}

/** Mathematical digits are the one place where runs follow each other without a gap. */
function firstOfBlock(code: number): number {
  return code >= 0x1d7ce && code <= 0x1d7ff ? 0x1d7ce : code - (code % 10);
}
