import { foldFigures } from "./fold-figures.ts";

/** ISO 3166 codes of the European Union's members. */
export const UNION: readonly string[] =
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");

/** What people write for a country beside its name. */
const SHORT_NAMES: Record<string, string> = {
  US: "usa|u\\.s\\.a?\\.?|america|amerika|amérique|eeuu|ee\\. ?uu\\.?|stati uniti d'america",
  GB: "uk|u\\.k\\.|england|scotland|wales|great britain|großbritannien|angleterre|inglaterra|inghilterra",
  AE: "uae|vae|emirates|emirate|émirats|emiratos|emirati|الإمارات",
  NL: "holland|hollande|holanda|olanda",
  CZ: "czech republic|tschechische republik|république tchèque|república checa|repubblica ceca",
};

const SHORTEST_NAME = 4;
const matchers = new Map<string, readonly { code: string; matcher: RegExp }[]>();

/** ISO codes of the countries that a text names in its language; "us" and other words that are names by chance are none. */
export function namedCountries(text: string, language: string): ReadonlySet<string> {
  const folded = foldFigures(text);
  const known = matchers.get(language) ?? makeMatchers(language);
  matchers.set(language, known);
  return new Set(known.filter(({ matcher }) => matcher.test(folded)).map(({ code }) => code));
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const CODES = LETTERS.flatMap((one) => LETTERS.map((other) => `${one}${other}`));
/** Regions that are none of the world's countries, and codes that were given up for others. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "XA", "XB", "ZZ", "DD", "UK", "FX", "QO"]);

function makeMatchers(language: string) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return CODES.flatMap((code) => {
    const name = NO_COUNTRIES.has(code) ? undefined : names.of(code);
    if (name === undefined) return [];
    const spellings = [foldFigures(name)].filter((one) => one.length >= SHORTEST_NAME).map((one) => RegExp.escape(one));
    const all = [...spellings, SHORT_NAMES[code] ?? []].flat();
    if (all.length === 0) return [];
    const before = language === "ar" ? "(?<![\\p{L}\\p{N}])[وف]?[بكل]?(?:ال|ل)?" : "(?<![\\p{L}\\p{N}])";
    return [{ code, matcher: new RegExp(`${before}(?:${all.join("|")})(?![\\p{L}\\p{N}])`, "u") }];
  });
}

const UNION_NAMED =
  /(?<!\p{L})(?:european union|eu|europäische\p{L}* union|union européenne|ue|unión europea|unione europea|união europeia|europese unie)(?!\p{L})|الاتحاد الأوروبي/u;
const OTHERS =
  /(?<!\p{L})(?:other countr(?:y|ies)|ander\p{L}* (?:land|länder\p{L}*|staat\p{L}*)|autres? pays|otros? país(?:es)?|demás países|altr[io] paes[ei]|outros? país(?:es)?|andere? land(?:en)?|worldwide|weltweit|monde entier|todo el mundo|tutto il mondo)(?!\p{L})|(?:دول|بلدان|بلد|دولة) (?:أخرى|آخر)|أي (?:بلد|دولة)/u;

export type CountryFit = "named" | "others" | "elsewhere" | "silent";

/**
 * How a sentence stands to the countries that a question names: it names one of them (or the union that one belongs to),
 * speaks of those that are not named, names only others, or none at all.
 */
export function fitCountries(asked: ReadonlySet<string>, text: string, language: string): CountryFit {
  const folded = foldFigures(text);
  const named = namedCountries(text, language);
  if (asked.intersection(named).size > 0) return "named";
  const isOfUnion = UNION_NAMED.test(folded);
  if (isOfUnion && [...asked].some((code) => UNION.includes(code))) return "named";
  if (isOfUnion) return "elsewhere";
  if (OTHERS.test(folded)) return "others";
  return named.size > 0 ? "elsewhere" : "silent";
}
