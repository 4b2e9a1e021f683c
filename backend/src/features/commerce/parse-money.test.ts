import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDigits } from "./currency-digits.ts";
import { formatMoney, toDecimal } from "./format-money.ts";
import { parseMoney } from "./parse-money.ts";

/** Any UTF-16 units, lone surrogates and control characters among them. */
const anyText = fc.uint16Array({ maxLength: 120 }).map((units) => String.fromCharCode(...units));
const eur = { currency: "EUR" };

describe("[V1] parseMoney", () => {
  it.each<[string, Parameters<typeof parseMoney>[1], number, string]>([
    ["1.299,00 €", {}, 129_900, "EUR"],
    ["1,299.00", { currency: "USD" }, 129_900, "USD"],
    ["12.99 EUR", {}, 1_299, "EUR"],
    ["EUR 12.5", {}, 1_250, "EUR"],
    ["€0,29", {}, 29, "EUR"],
    ["12,- €", {}, 1_200, "EUR"],
    ["¥1,200", {}, 1_200, "JPY"],
    ["¥1200", { currency: "CNY" }, 120_000, "CNY"],
    ["1200 JPY", {}, 1_200, "JPY"],
    ["12.5 KWD", {}, 12_500, "KWD"],
    ["1.299 KWD", {}, 1_299, "KWD"],
    ["1.299", eur, 129_900, "EUR"],
    ["1.299", { ...eur, decimal: "." }, 130, "EUR"],
    ["10.8333", { ...eur, decimal: "." }, 1_083, "EUR"],
    ["10,83", { ...eur, decimal: "." }, 1_083, "EUR"],
    ["0.125", eur, 13, "EUR"],
    ["1 299,00 kr", { currency: "SEK" }, 129_900, "SEK"],
    ["CHF 1'299.50", {}, 129_950, "CHF"],
    ["₹1,00,000.50", {}, 10_000_050, "INR"],
    ["$5", {}, 500, "USD"],
    ["$5", { currency: "CAD" }, 500, "CAD"],
    ["US$5", { currency: "CAD" }, 500, "USD"],
    ["49,90 zł", {}, 4_990, "PLN"],
    ["１２．９９ €", {}, 1_299, "EUR"],
    [".99", eur, 99, "EUR"],
    ["12.99 EUR", { currency: "USD" }, 1_299, "EUR"],
    ["9007199254740991 JPY", {}, Number.MAX_SAFE_INTEGER, "JPY"],
  ])("reads %s with %o", (...[text, options, minor, currency]) => {
    expect(parseMoney(text, options)).toEqual({ minor, currency });
  });

  it.each([
    "",
    "EUR",
    "12.99",
    "from 9.99 EUR",
    "9.99-12.99 EUR",
    "-5 EUR",
    "1.2.3,4 €",
    "12 99 EUR",
    "1.5e3 EUR",
    "19.99 XYZ",
    "9007199254740992 JPY",
    "kr 5",
    "1,2,3 EUR",
    "5 EUR USD",
    "9".repeat(60),
    "NaN EUR",
  ])("gives no amount for %j", (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  it("reads back every exact amount it could be written as", () => {
    const amount = fc.record({
      minor: fc.maxSafeNat(),
      currency: fc.constantFrom("EUR", "USD", "JPY", "KWD", "INR", "CLF", "HUF"),
      decimal: fc.constantFrom(".", ","),
      isGrouped: fc.boolean(),
    });
    fc.assert(
      fc.property(amount, ({ minor, currency, decimal, isGrouped }) => {
        const digits = currencyDigits(currency) ?? 2;
        const [whole = "", fraction = ""] = toDecimal(minor, digits).split(".");
        const group = decimal === "." ? "," : ".";
        const grouped = isGrouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, group) : whole;
        const text = fraction === "" ? grouped : `${grouped}${decimal}${fraction}`;
        const hint = decimal === "." ? "." : ",";
        expect(parseMoney(`${text} ${currency}`, { decimal: hint })).toEqual({ minor, currency });
      }),
      { numRuns: 500 },
    );
  });

  it("takes any text without throwing and gives whole, safe, non-negative amounts", () => {
    const text = fc.oneof(anyText, fc.stringMatching(/^[0-9.,' €$-]{0,20}$/));
    fc.assert(
      fc.property(text, (value) => {
        const money = parseMoney(value, eur);
        expect(money === null || (Number.isSafeInteger(money.minor) && money.minor >= 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("[V1] formatMoney", () => {
  it.each([
    [129_900, "EUR", "de", "1.299,00 €"],
    [129_900, "USD", "en-US", "$1,299.00"],
    [1_200, "JPY", "en", "¥1,200"],
    [1_234_567, "KWD", "en", "KWD 1,234.567"],
    [Number.MAX_SAFE_INTEGER, "USD", "en", "$90,071,992,547,409.91"],
    [-5, "EUR", "en", "-€0.05"],
    [5, "EUR", "no such locale!", "€0.05"],
    [100, "??", "en", "1.00 ??"],
  ])("writes %d %s for %s", (...[minor, currency, locale, text]) => {
    expect(formatMoney(minor, currency, locale).replaceAll(/[\u00A0\u202F]/g, " ")).toBe(text);
  });

  it("writes what parseMoney reads back", () => {
    const money = fc.record({ minor: fc.maxSafeNat(), currency: fc.constantFrom("EUR", "USD", "JPY", "GBP", "CHF") });
    fc.assert(
      fc.property(money, fc.constantFrom("en", "de", "fr", "es", "it", "de-CH"), ({ minor, currency }, locale) => {
        expect(parseMoney(formatMoney(minor, currency, locale), { currency })).toEqual({ minor, currency });
      }),
    );
  });
});
