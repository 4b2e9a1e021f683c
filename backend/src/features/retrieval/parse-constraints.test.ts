import { describe, expect, it } from "vitest";
import { parseConstraints } from "./parse-constraints.ts";

const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"];

function parse(query: string, languages = LANGUAGES, currency = "USD") {
  return parseConstraints({ query, languages, currency });
}

function priceOf(query: string, currency = "USD") {
  const { price } = parse(query, LANGUAGES, currency);
  return price && [price.minMinor, price.maxMinor, price.currency];
}

describe("[E2] price limits in a question", () => {
  it.each([
    ["monitor under $22", [null, 2_200, "USD"]],
    ["$22 or less", [null, 2_200, "USD"]],
    ["cheaper than 63 dollars", [null, 6_300, "USD"]],
    ["monitor between $22 and $63", [2_200, 6_300, "USD"]],
    ["63 - 22 dollars", [2_200, 6_300, "USD"]],
    ["over 20 but under €50", [2_000, 5_000, "EUR"]],
    ["at least 1,299.99 EUR", [129_999, null, "EUR"]],
    ["around 100 euros", [7_500, 12_500, "EUR"]],
    ["budget is 2k", [null, 200_000, "USD"]],
    ["laptop under 500 for gaming", [null, 50_000, "USD"]],
    ["Kopfhörer unter 1.299,50 €", [null, 129_950, "EUR"]],
    ["zwischen 20 und 50 Euro", [2_000, 5_000, "EUR"]],
    ["moins de 30 euros", [null, 3_000, "EUR"]],
    ["entre 20 et 50 €", [2_000, 5_000, "EUR"]],
    ["menos de 40", [null, 4_000, "USD"]],
    ["tra 10 e 20 euro", [1_000, 2_000, "EUR"]],
    ["até 200 reais", [null, 20_000, "BRL"]],
    ["vanaf 100 euro", [10_000, null, "EUR"]],
    ["unter 3000 ¥", [null, 3_000, "JPY"]],
  ])("%s", (query, expected) => {
    expect(priceOf(query)).toEqual(expected);
  });

  it("reads a shared sign as the shop's own currency", () => {
    expect(priceOf("under $50", "CAD")).toEqual([null, 5_000, "CAD"]);
  });

  it.each([
    "cable under 10 feet",
    "usb hub with more than 4 ports",
    "hdmi 2.1 cable",
    "toys for children over 3",
    "monitor 24-27 inch",
    "sales from 2009 to 2014",
    "no more than 15 pounds",
    "more than 20% off",
  ])("finds none in: %s", (query) => {
    expect(priceOf(query)).toBeNull();
  });

  it("takes the limit out of what is searched", () => {
    expect(parse("red shoes under $50 for men").text.replaceAll(/\s+/g, " ").trim()).toBe("red shoes for men");
  });
});

describe("[E2] other limits in a question", () => {
  it.each([
    ["in stock red shoes", { isInStock: true }],
    ["rote Schuhe auf Lager", { isInStock: true }],
    ["is the red shoe in stock?", { isInStock: false }],
    ["shoes on sale", { isOnSale: true }],
    ["chaussures en promo", { isOnSale: true }],
    ["cheapest hdmi cable", { sort: "price_ascending" }],
    ["am günstigsten", { sort: "price_ascending" }],
    ["le casque le plus cher", { sort: "price_descending" }],
    ["newest phones", { sort: "newest" }],
    ["red shoes", { isInStock: false, isOnSale: false, sort: null }],
  ])("%s", (query, expected) => {
    expect(parse(query)).toMatchObject(expected);
  });

  it("knows only the languages it was given", () => {
    expect(parse("cheapest cable", ["de"]).sort).toBeNull();
  });

  it("takes the wording of a wish out, not what is wished for", () => {
    expect(
      parse("I am looking for a grey backpack, please")
        .text.replaceAll(/[\s,]+/g, " ")
        .trim(),
    ).toBe("a grey backpack");
  });
});
