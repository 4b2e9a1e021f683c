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
/** ISO 3166 regions are two letters from A to Z; those that have no name are none. */
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const CODES = LETTERS.flatMap((one) => LETTERS.map((other) => `${one}${other}`));
const SHORTEST_NAME = 4;

/** Names of countries, which stand for "any country" where a policy lists only some of them. */
export function relatedCountries(): Record<string, Related> {
  return Object.fromEntries(
    Object.entries(COUNTRY_WORDS).map(([language, names]) => [
      language,
      { asks: countryNames(language).join("|"), names },
    ]),
  );
}

function countryNames(language: string): string[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return CODES.flatMap((code) => names.of(code)?.toLowerCase().normalize("NFC") ?? [])
    .filter((name) => name.length >= SHORTEST_NAME && /^[\p{L}\s'-]+$/u.test(name))
    .toSorted((one, other) => other.length - one.length);
}
