import { describe, expect, it } from "vitest";
import { parseCurrency, parsePrice } from "./parse-price.ts";

describe("[V1] prices of structured data", () => {
  it.each([
    ["19.99", "EUR", 1_999],
    ["19,99", "EUR", 1_999],
    ["19.9", "USD", 1_990],
    ["19", "USD", 1_900],
    ["19.990000", "EUR", 1_999],
    ["1299.000", "EUR", 129_900],
    ["1,299.00", "USD", 129_900],
    ["1.299,00", "EUR", 129_900],
    ["1,299", "USD", 129_900],
    ["1.234.567", "EUR", 123_456_700],
    ["€ 19.99", "EUR", 1_999],
    ["19.99 EUR", "EUR", 1_999],
    ["1'299.50", "CHF", 129_950],
    ["1 299,50", "EUR", 129_950],
    ["1500", "JPY", 1_500],
    ["1.500", "KWD", 1_500],
  ])("%s %s is %s in the minor unit", (text, currency, minor) => {
    expect(parsePrice(text, currency)).toBe(minor);
  });

  it.each([
    ["1.299", "EUR"],
    ["12.500", "EUR"],
    ["19.999", "USD"],
    ["$19.99", "EUR"],
    ["10 - 20", "EUR"],
    ["from 10", "EUR"],
    ["0", "EUR"],
    ["0.00", "EUR"],
    ["-5", "EUR"],
    ["", "EUR"],
    ["free", "EUR"],
    ["1e3", "EUR"],
    ["99999999999999999", "EUR"],
  ])("%j %s is not certain and stays unknown", (text, currency) => {
    expect(parsePrice(text, currency)).toBeNull();
  });

  it("need a currency that exists", () => {
    expect([parseCurrency("eur"), parseCurrency("€"), parseCurrency("XQQ"), parseCurrency(null)]).toEqual([
      "EUR",
      null,
      null,
      null,
    ]);
  });
});
