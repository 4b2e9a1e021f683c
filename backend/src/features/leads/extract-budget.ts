import { parseMoney } from "#features/commerce";

/** What somebody is ready to spend at most. */
export interface Budget {
  minor: number;
  currency: string;
}

const limitWords =
  "budget|max(?:imum|imal)?\\.?|at most|up to|under|below|less than|no more than|not more than|spend|höchstens|bis(?: zu)?|unter|nicht mehr als|ausgeben|moins de|jusqu['’]à|pas plus de|dépenser|presupuesto|menos de|hasta|como mucho|gastar|fino a|meno di|al massimo|spendere|orçamento|até|no máximo|onder|tot|hoogstens|maximaal|uitgeven|ميزانية|ميزانيتي|اقل من|أقل من|حدود|بحد اقصى";
const sign = "[€$£¥₹]|[A-Z]{3}|eur(?:os?)?|dollars?|pounds?|euro|usd|gbp|chf|fr\\.|ريال|درهم|دولار|يورو";
const amount = "\\d[\\d.,'’ ]{0,12}\\d|\\d";
const behind = new RegExp(
  `(?<!\\p{L})(?:${limitWords})(?!\\p{L})[^\\d€$£¥₹.!?]{0,25}(?<before>${sign})?\\s?(?<amount>${amount})\\s?(?<after>${sign})?(?!\\p{L})`,
  "iu",
);
/** Words for currencies, as people write them, and their ISO 4217 codes. */
const spoken: Record<string, string> = {
  euro: "EUR",
  euros: "EUR",
  eur: "EUR",
  يورو: "EUR",
  dollar: "USD",
  dollars: "USD",
  دولار: "USD",
  pound: "GBP",
  pounds: "GBP",
  "fr.": "CHF",
  ريال: "SAR",
  درهم: "AED",
};
const bareAmount =
  /(?<!\p{L})(?:budget|spend|ausgeben|dépenser|presupuesto|gastar|spendere|orçamento|uitgeven|ميزانية|ميزانيتي)/iu;

/** The amount behind "under", "budget of", "bis zu", … in minor units; a bare number only behind words for money. */
export function extractBudget({ text, currency }: { text: string; currency: string }): Budget | null {
  const found = behind.exec(text.normalize("NFKC"))?.groups;
  if (!found) return null;
  const named = found["before"] ?? found["after"];
  if (named === undefined && !bareAmount.test(text)) return null;
  const code = named === undefined ? "" : (spoken[named.toLowerCase()] ?? named.toUpperCase());
  return parseMoney(`${(found["amount"] ?? "").trim()} ${code}`, { currency });
}
