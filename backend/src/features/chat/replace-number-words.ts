import { alternatives } from "./figure-calendar.ts";
import { CURRENCY_WORDS, DURATION_WORDS, PERCENT_WORDS, STOCK_WORDS } from "./figure-units.ts";
import { spelledNumbers, type SpelledNumbers } from "./number-words.ts";

const BEFORE = "(?<![\\p{L}\\p{N}])";
const AFTER = "(?![\\p{L}\\p{N}])";
const UNIT_AHEAD = new RegExp(
  `^(?:[ -]|(?=%))(?:${PERCENT_WORDS}|${CURRENCY_WORDS}|${DURATION_WORDS}|${STOCK_WORDS})${AFTER}`,
  "u",
);
const COMPOUND_TAIL = "(?=jährig|tägig|monatig|wöchig|stündig|jarig|daags)";
const JOINERS = "(?:and |und |et |y |e |en |و ?)?";

/** Words that make a lone article before a unit of time a length of time: "within a week", but not "have a nice day". */
const LEADS =
  "in|within|under|for|after|about|around|takes?|than|innerhalb|innert|binnen|nach|seit|etwa|dans|sous|pendant|après|en|dentro de|tras|durante|entro|per|dopo|em|após|na|خلال|بعد|لمدة|في";
const ARTICLES = "a|an|one|ein(?:e[nmrs]?)?|une?|una|uno|um|uma|een|één|l'|un'";
const LONE_UNIT = new RegExp(`${BEFORE}(${LEADS}) (?:${ARTICLES})[ -]?(?=(?:${DURATION_WORDS})${AFTER})`, "gu");
const LONE_ARABIC_UNIT = /(?<![\p{L}])(خلال|بعد|لمدة|في) (?=(?:يوم|أسبوع|شهر|سنة|عام|ساعة|دقيقة)(?![\p{L}]))/gu;
const LONE_MONEY = new RegExp(`${BEFORE}(?:${ARTICLES}) (?=(?:${CURRENCY_WORDS})${AFTER})`, "gu");
/** Arabic says two of a thing in the thing's own form. */
const ARABIC_DUALS: [RegExp, string][] = [
  [/يومين|يومان/g, "2 يوم"],
  [/أسبوعين|أسبوعان|اسبوعين/g, "2 أسبوع"],
  [/شهرين|شهران/g, "2 شهر"],
  [/سنتين|سنتان/g, "2 سنة"],
  [/عامين|عامان/g, "2 عام"],
  [/ساعتين|ساعتان/g, "2 ساعة"],
  [/دقيقتين|دقيقتان/g, "2 دقيقة"],
];

/** "3 thousand", "2,5 Millionen": a number in digits with its power of ten in words. */
const DIGIT_MILLIONS =
  /(?<![\d.,])(\d+(?:[.,]\d)?)[ -]?(?:millions?|millionen|millone?s|milion[ei]|milhões|milhão|miljoen|مليون)(?![\p{L}\p{N}])/gu;

interface Matchers {
  words: SpelledNumbers;
  digitThousands: RegExp;
  thousands: RegExp;
  hundreds: RegExp;
  compounds: RegExp;
  plain: RegExp;
}

const matchers = new Map<string, Matchers | null>();

/**
 * Folded text with spelled numbers as digits ("twenty-five" → "25", "zweihundert" → "200", "يومين" → "2 يوم"). Articles
 * and words with a second meaning are read as numbers only before a unit.
 */
export function replaceNumberWords(text: string, language: string): string {
  const known = matchersFor(language);
  const articles = text.replace(LONE_UNIT, (_, lead: string) => `${lead} 1 `).replace(LONE_MONEY, "1 ");
  if (!known) return articles;
  const prepared = language === "ar" ? replaceArabic(articles) : articles;
  const value = (word: string | undefined) => valueOf(known.words, word);
  return prepared
    .replace(DIGIT_MILLIONS, (_, digits: string) => multiply(digits, 1_000_000))
    .replace(known.digitThousands, (_, digits: string) => multiply(digits, 1000))
    .replace(known.thousands, (_, a?: string, b?: string) => String((value(a) ?? 1) * 1000 + (value(b) ?? 0)))
    .replace(known.hundreds, (_, a?: string, b?: string) => String((value(a) ?? 1) * 100 + (value(b) ?? 0)))
    .replace(known.compounds, (_, word: string) => `${value(word) ?? word}-`)
    .replace(known.plain, (word: string) => String(value(word) ?? word));
}

function replaceArabic(text: string): string {
  const dual = ARABIC_DUALS.reduce((result, [form, digits]) => result.replace(form, digits), text);
  return dual.replace(LONE_ARABIC_UNIT, (_, lead: string) => `${lead} 1 `);
}

function multiply(digits: string, by: number): string {
  return String(Math.round(Number(digits.replace(",", ".")) * by));
}

function valueOf(words: SpelledNumbers, word: string | undefined): number | null {
  if (word === undefined) return null;
  const plain = word.trim().replace(/-$/, "");
  return words.phrases.get(plain) ?? null;
}

function matchersFor(language: string): Matchers | null {
  const known = matchers.get(language);
  if (known !== undefined) return known;
  const words = spelledNumbers(language);
  const made = words && buildMatchers(words);
  matchers.set(language, made);
  return made;
}

function buildMatchers(words: SpelledNumbers): Matchers {
  const all = alternatives(words.phrases.keys());
  const combined = (bases: Set<string>) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}]|\\d[ -]|p[oe]u?r )((?:${all})[ -]?)?(?:${alternatives(bases)})(?:[ -]?${JOINERS}(${all}))?${AFTER}`,
      "gu",
    );
  const plain = [...words.phrases.keys()].filter((phrase) => !words.ambiguous.has(phrase));
  const ambiguous = `(?:${alternatives(words.ambiguous)})(?=${UNIT_AHEAD.source.slice(1)})`;
  return {
    words,
    digitThousands: new RegExp(`(?<![\\d.,])(\\d+(?:[.,]\\d)?)[ -](?:${alternatives(words.thousands)})${AFTER}`, "gu"),
    thousands: combined(words.thousands),
    hundreds: combined(words.hundreds),
    compounds: new RegExp(`${BEFORE}(${all})${COMPOUND_TAIL}`, "gu"),
    plain: new RegExp(`${BEFORE}(?:${alternatives(plain)}|${ambiguous})${AFTER}`, "gu"),
  };
}
