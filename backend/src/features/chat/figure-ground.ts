import { foldFigures } from "./fold-figures.ts";
import { parseNumber } from "./parse-number.ts";
import { readFigures, type Figure } from "./read-figures.ts";

/** What a text vouches for. */
export interface Ground {
  figures: readonly Figure[];
  /** Every number of the text, whatever it counts. */
  numerals: ReadonlySet<string>;
  /** `value unit`. */
  measures: ReadonlySet<string>;
  /** Numbers that carry no unit in the text: a table's head may hold it. */
  bareNumerals: ReadonlySet<string>;
  /** Words with digits in them, and neighbours written together: "UPF 50+" vouches for "UPF50+". */
  codes: ReadonlySet<string>;
}

const CACHE_LIMIT = 500;
const grounds = new Map<string, Ground>();

/** Reads a text once; passages are asked for again with every sentence. */
export function groundOf(text: string, language: string): Ground {
  const key = `${language}\n${text}`;
  const known = grounds.get(key);
  if (known) return known;
  const ground = readGround(text, language);
  if (grounds.size >= CACHE_LIMIT) grounds.clear();
  grounds.set(key, ground);
  return ground;
}

function readGround(text: string, language: string): Ground {
  const reading = readFigures(text, language);
  const measured = reading.figures.filter(({ kind, unit }) => kind === "numeral" && unit !== null);
  const bare = reading.figures.filter(({ kind, unit }) => kind === "numeral" && unit === null);
  return {
    figures: reading.figures,
    numerals: new Set((reading.text.match(/\d+(?:[.,']\d+)*/g) ?? []).flatMap((raw) => parseNumber(raw, language))),
    measures: new Set(measured.flatMap(({ values, unit }) => values.map((value) => `${value} ${unit}`))),
    bareNumerals: new Set(bare.flatMap(({ values }) => values)),
    codes: readCodes(foldFigures(text)),
  };
}

function readCodes(text: string): Set<string> {
  const tokens = (text.match(/[\p{L}\p{M}\p{N}.,']+/gu) ?? []).map((token) => token.replace(/[.,']/g, ""));
  const joined = tokens.map((token, index) => token + (tokens[index + 1] ?? ""));
  return new Set([...tokens, ...joined].filter((token) => /\d/.test(token)));
}
