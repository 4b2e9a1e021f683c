import { UNION } from "./named-countries.ts";
import type { Related } from "./related-words.ts";

/** How policies speak of countries that they do not name. */
const COUNTRY_WORDS: Record<string, string> = {
  en: "country countries abroad worldwide",
  de: "land länder ausland weltweit",
  fr: "pays étranger monde",
  es: "país países extranjero mundo",
  it: "paese paesi estero mondo",
  pt: "país países estrangeiro mundo",
  nl: "land landen buitenland wereldwijd",
  ar: "بلد بلدان دولة دول",
};
/** How they speak of those of the European Union: "all other countries of the European Union". */
const UNION_WORDS: Record<string, string> = {
  en: "european union eu europe abroad worldwide",
  de: "europäische europäischen union eu europa ausland weltweit",
  fr: "union européenne ue europe étranger monde",
  es: "unión europea ue europa extranjero mundo",
  it: "unione europea ue europa estero mondo",
  pt: "união europeia ue europa estrangeiro mundo",
  nl: "europese unie eu europa buitenland wereldwijd",
  ar: "الاتحاد الأوروبي أوروبا العالم",
};
/** ISO 3166 regions are two letters from A to Z; those that have no name are none. */
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const CODES = LETTERS.flatMap((one) => LETTERS.map((other) => `${one}${other}`));
const SHORTEST_NAME = 4;

/** Names of countries, which stand for "any country" where a policy lists only some of them. */
export function relatedCountries(): Record<string, Related> {
  const others = CODES.filter((code) => !UNION.includes(code));
  return byLanguage(COUNTRY_WORDS, others);
}

/** The same for those of the European Union, which a policy may name together. */
export function relatedUnion(): Record<string, Related> {
  return byLanguage(UNION_WORDS, UNION);
}

function byLanguage(words: Record<string, string>, codes: readonly string[]): Record<string, Related> {
  return Object.fromEntries(
    Object.entries(words).map(([language, names]) => [
      language,
      { asks: countryNames(language, codes).join("|"), names },
    ]),
  );
}

function countryNames(language: string, codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return codes
    .flatMap((code) => names.of(code)?.toLowerCase().normalize("NFC") ?? [])
    .filter((name) => name.length >= SHORTEST_NAME && /^[\p{L}\s'-]+$/u.test(name))
    .toSorted((one, other) => other.length - one.length);
}
