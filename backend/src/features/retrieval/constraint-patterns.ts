import { constraintPhrases, type ConstraintPhrases } from "./constraint-phrases.ts";

/** Patterns over lower-case text without accents; each is global, and its groups are named. */
export interface ConstraintPatterns {
  /** What names a currency, anywhere. */
  currency: RegExp;
  /** Groups `before`, `number`, `after`, and for the second amount `otherBefore`, `otherNumber`, `otherAfter`. */
  range: RegExp[];
  /** Groups `before`, `number`, `after`. */
  under: RegExp[];
  over: RegExp[];
  around: RegExp[];
  inStock: RegExp;
  onSale: RegExp;
  cheapest: RegExp;
  dearest: RegExp;
  newest: RegExp;
  /** Ends where what is not wanted begins. */
  not: RegExp;
  goesWith: RegExp;
  size: RegExp;
  request: RegExp;
  asksWhether: RegExp;
}

const currencySign = String.raw`us\$|[$€£¥]|\b(?:usd|eur|gbp|chf|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|jpy|cny|inr|brl|mxn|try)\b`;
const currencyWord = String.raw`(?:dollars?|dolares|dollari|bucks|euros?|pounds|pfund|livres|libras|sterline|quid|franken|francs|kronor|kroner|kr|yen|zloty|reais|rupees)\b`;
const number = String.raw`\d+(?:[.,'  ]\d{3})*(?:[.,]\d{1,2})?k?`;
const space = String.raw`\s{0,2}`;

/** The pattern of one amount; its groups are named after `side`, since a range has two. */
function amount(side: "one" | "other"): string {
  const [before, digits, after] =
    side === "one" ? ["before", "number", "after"] : ["otherBefore", "otherNumber", "otherAfter"];
  return `(?<${before}>${currencySign})?${space}(?<${digits}>${number})(?:${space}(?<${after}>${currencySign}|${currencyWord}))?`;
}

const escape = (phrase: string): string =>
  phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(" ", String.raw`\s+`);

/** Longer phrases first, so that "not more than" is not read as "not". */
function anyOf(phrases: Iterable<string>): string {
  const ordered = [...new Set(phrases)].toSorted((one, other) => other.length - one.length);
  return ordered.length === 0 ? "(?!)" : ordered.map(escape).join("|");
}

const wordStart = String.raw`(?<![\p{L}\p{N}])`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const cache = new Map<string, ConstraintPatterns>();

/** The patterns of several languages together; made once for each combination. */
export function constraintPatterns(languages: string[]): ConstraintPatterns {
  const known = languages.filter((language) => constraintPhrases[language] !== undefined).toSorted();
  const key = known.join(" ");
  const cached = cache.get(key);
  if (cached) return cached;
  const made = makePatterns(known.flatMap((language) => constraintPhrases[language] ?? []));
  cache.set(key, made);
  return made;
}

function makePatterns(all: ConstraintPhrases[]): ConstraintPatterns {
  const gather = (name: Exclude<keyof ConstraintPhrases, "between">) => anyOf(all.flatMap((phrases) => phrases[name]));
  const phrase = (name: Exclude<keyof ConstraintPhrases, "between">) =>
    global(`${wordStart}(?:${gather(name)})${wordEnd}`);
  const before = (name: "under" | "over" | "around", sign: string) =>
    global(`(?:${wordStart}(?:${gather(name)})|${sign})${space}${amount("one")}${wordEnd}`);
  const behind = (name: "orLess" | "orMore") =>
    global(`${wordStart}${amount("one")}${space}(?:${gather(name)})${wordEnd}`);
  return {
    currency: new RegExp(`${currencySign}|${wordStart}${currencyWord}`, "u"),
    range: all.flatMap((phrases) => phrases.between.map(rangePattern)).concat(plainRange()),
    under: [behind("orLess"), before("under", "[<≤]=?")],
    over: [behind("orMore"), before("over", "[>≥]=?"), global(`${wordStart}${amount("one")}\\+(?=\\s|$)`)],
    around: [before("around", "[~≈]")],
    inStock: phrase("inStock"),
    onSale: phrase("onSale"),
    cheapest: phrase("cheapest"),
    dearest: phrase("dearest"),
    newest: phrase("newest"),
    not: phrase("not"),
    goesWith: phrase("goesWith"),
    size: phrase("size"),
    request: phrase("request"),
    asksWhether: new RegExp(String.raw`^\W*(?:${gather("asksWhether")})${wordEnd}`, "u"),
  };
}

function rangePattern([opening, middle]: [string, string]): RegExp {
  return global(
    `${wordStart}${escape(opening)}${space}${amount("one")}${space}(?:${escape(middle)}|-)${space}${amount("other")}${wordEnd}`,
  );
}

function plainRange(): RegExp {
  return global(`${wordStart}${amount("one")}${space}(?:-|–|to|bis|a|tot)${space}${amount("other")}${wordEnd}`);
}

function global(source: string): RegExp {
  return new RegExp(source, "gu");
}
