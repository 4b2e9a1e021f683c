import { cutText } from "#features/content";
import type { Variant } from "#features/content";
import type { BuildContext, NoteProblem } from "./build-context.ts";
import type { CatalogueVariant } from "./catalogue-record.ts";
import { normaliseCurrency } from "./currency-digits.ts";
import { parseMoney } from "./parse-money.ts";
import type { Money } from "./parse-money.ts";

type Prices = Pick<Variant, "priceMinor" | "compareAtMinor" | "currency">;
type Amount = string | number | null | undefined;

/** Price, price before a discount, and currency; all null where the price cannot be read, which is noted. */
export function readPrices(source: CatalogueVariant, context: BuildContext, note: NoteProblem): Prices {
  const currency = normaliseCurrency(source.currency ?? "") ?? context.currency;
  const price = readAmount(source.price, { ...context, currency }, note);
  if (!price) return { priceMinor: null, compareAtMinor: null, currency: null };
  const before = readAmount(source.compareAtPrice, { ...context, currency }, note);
  const isDiscount = before !== null && before.currency === price.currency && before.minor > price.minor;
  return { priceMinor: price.minor, compareAtMinor: isDiscount ? before.minor : null, currency: price.currency };
}

function readAmount(given: Amount, context: BuildContext, note: NoteProblem): Money | null {
  const text = String(given ?? "").trim();
  if (text === "") return null;
  const money = context.priceUnit === "minor" ? readMinor(text, context.currency) : readMajor(given, text, context);
  if (!money) noteUnread(text, context, note);
  return money;
}

/** A JSON number is written with a point whatever the file's own texts use. */
function readMajor(given: Amount, text: string, context: BuildContext): Money | null {
  const decimal = typeof given === "number" ? "." : context.decimal;
  return parseMoney(text, { currency: context.currency, decimal });
}

function readMinor(text: string, currency: string | null): Money | null {
  if (currency === null || !/^\d{1,16}(?:\.0+)?$/.test(text)) return null;
  const minor = Number.parseInt(text, 10);
  return Number.isSafeInteger(minor) ? { minor, currency } : null;
}

function noteUnread(text: string, context: BuildContext, note: NoteProblem): void {
  if (context.currency === null && /^[\d.,'’ ]+$/.test(text)) {
    note(
      "currency_missing",
      "The price names no currency and none was given for the catalogue; the price was left out.",
    );
  } else note("price_unreadable", `The price "${cutText(text, 40)}" cannot be read and was left out.`);
}
