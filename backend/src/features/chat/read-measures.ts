import { findMeasure } from "./find-measure.ts";

/** How people and places for them are counted. */
const PEOPLE =
  /^[ -]?(?:person(?:s|en|as|e|nes)?|people|man|men|personnes?|places?|personas?|plazas?|persone|posti|pessoas?|leute|sleepers?|berths?|أشخاص|شخص)(?![\p{L}])/u;
const NUMBER = /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?/gu;

/** Sizes stated in folded text, such as `3 people`, `20 l`; money and bare numbers are none. */
export function readMeasures(text: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const behind = text.slice(index + number.length);
    const unit = PEOPLE.test(behind) ? "people" : findMeasure(behind);
    if (unit !== null) found.add(`${Number(number.replace(",", "."))} ${unit}`);
  }
  return found;
}
