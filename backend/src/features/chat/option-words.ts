import type { Offer } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";

/** Colours by the word that English has for them: a question in one language meets a catalogue in another. */
const COLOURS: Record<string, string> = {
  red: "red|rot(?:e[nrs]?)?|rouges?|roj[oa]s?|ross[oaie]|vermelh[oa]s?|rode?|rood|أحمر|حمراء|احمر",
  blue: "blue|blau(?:e[nrs]?)?|bleue?s?|azul(?:es)?|blu|azzurr[oa]|blauwe?|أزرق|زرقاء|ازرق",
  green: "green|grün(?:e[nrs]?)?|verte?s?|verdes?|verd[ei]|groene?|أخضر|خضراء|اخضر",
  black: "black|schwarz(?:e[nrs]?)?|noire?s?|negr[oa]s?|ner[oaie]|pret[oa]s?|zwarte?|أسود|سوداء|اسود",
  white:
    "white|weiß(?:e[nrs]?)?|weiss(?:e[nrs]?)?|blanc(?:he)?s?|blanc[oa]s?|bianc[oa]|bianch[ei]|branc[oa]s?|witte?|أبيض|بيضاء|ابيض",
  yellow: "yellow|gelb(?:e[nrs]?)?|jaunes?|amarill[oa]s?|giall[oaie]|amarel[oa]s?|gele?|geel|أصفر|صفراء|اصفر",
  orange: "orange[nrs]?|oranges?|naranja|arancione|laranja|oranje|برتقالي",
  grey: "gr[ea]y|grau(?:e[nrs]?)?|grise?s?|grigi[oa]?|cinza|cinzent[oa]|grijze?|grijs|رمادي",
  brown: "brown|braun(?:e[nrs]?)?|marron|brune?s?|marrón|marrone|castanh[oa]|marrom|bruine?|بني",
  pink: "pink|rosa|roses?|roze|وردي|زهري",
  purple: "purple|violet|lila|violett(?:e[nrs]?)?|violette?s?|morad[oa]|púrpura|viola|roxo|paarse?|بنفسجي|أرجواني",
  beige: "beige|sand|crème|crema|بيج",
  silver: "silver|silber(?:n(?:e[nrs]?)?)?|argenté?|plateado|argento|prata|zilver|فضي",
  gold: "gold(?:en)?|doré|dorado|oro|dourado|goud|ذهبي",
};
const colourMatchers = Object.entries(COLOURS).map(([colour, pattern]) => ({
  colour,
  matcher: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "u"),
}));
const SIZES =
  /(?<![\p{L}\p{N}])(?:size|größe|grösse|gr\.|taille|talla|taglia|tamanho|maat|مقاس)\s*([\p{N}.,]+|[xsml]{1,4}|\d?xl)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}'])(x{0,3}[sl]|\dxl)(?![\p{L}\p{N}'])/gu;

/** A version that a question asks for. */
export interface WantedOption {
  /** As the visitor wrote it. */
  asked: string;
  /** Comparable with `optionKey`. */
  key: string;
}

/** What colours, sizes and option values of a product's offers a question names, beside the words of its title. */
export function readWantedOptions(
  question: string,
  product: { title: string; offers: readonly Offer[] },
): WantedOption[] {
  const { offers } = product;
  const title = new Set(foldFigures(product.title).split(/[^\p{L}\p{M}\p{N}]+/u));
  const folded = foldFigures(question).replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (title.has(word) ? " " : word));
  const wanted = new Map<string, WantedOption>();
  for (const { colour, matcher } of colourMatchers) {
    const asked = matcher.exec(folded)?.[0];
    if (asked !== undefined) wanted.set(`colour ${colour}`, { asked, key: `colour ${colour}` });
  }
  for (const [asked, named, bare] of folded.matchAll(SIZES)) {
    const size = (named ?? bare ?? "").trim();
    wanted.set(size, { asked: asked.trim(), key: size });
  }
  for (const value of offers.flatMap((offer) => offer.options.map((option) => option.value))) {
    const key = optionKey(value);
    if (containsWords(folded, foldFigures(value))) wanted.set(key, { asked: value, key });
  }
  return [...wanted.values()];
}

/** Offers that have every wanted option; a colour matches in any language. */
export function offersWith(offers: readonly Offer[], wanted: readonly WantedOption[]): Offer[] {
  return offers.filter((offer) => {
    const keys = new Set(offer.options.flatMap(({ value }) => [foldFigures(value), optionKey(value)]));
    return wanted.every(({ key }) => keys.has(key));
  });
}

/** An option's value for comparison: a colour by its English name, anything else folded. */
function optionKey(value: string): string {
  const folded = foldFigures(value);
  const colour = colourMatchers.find(({ matcher }) => matcher.test(folded))?.colour;
  return colour === undefined ? folded : `colour ${colour}`;
}

function containsWords(text: string, words: string): boolean {
  const escaped = RegExp.escape(words);
  return words.length > 1 && new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(text);
}
