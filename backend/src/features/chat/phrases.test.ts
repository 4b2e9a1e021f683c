import { describe, expect, it } from "vitest";
import { checkFigures, type LiveProduct } from "./check-figures.ts";
import { phrasesFor, spokenLanguages, type Phrases } from "./phrases.ts";
import { formatMoney } from "#features/commerce";
import { toPlainText } from "./plain-text.ts";

const at = new Date("2026-11-01T00:00:00Z");
const offer = (availability: LiveProduct["offers"][number]["availability"], stock: number | null) => ({
  documentNumber: 1,
  externalId: "a",
  title: null,
  sku: null,
  options: [],
  priceMinor: 129_900,
  compareAtMinor: 149_900,
  currency: "EUR",
  availability,
  stock,
  url: null,
  imageUrl: null,
  updatedAt: at,
});
const product = (availability: LiveProduct["offers"][number]["availability"], stock: number | null = null) => ({
  documentNumber: 1,
  title: "Fjord 3 Tent",
  offers: [offer(availability, stock)],
});

/** Every phrase in a state of the shop in which it is true. */
function truePhrases(phrases: Phrases, language: string): [string, LiveProduct][] {
  const title = "Fjord 3 Tent";
  const price = formatMoney(129_900, "EUR", language);
  const before = formatMoney(149_900, "EUR", language);
  const inStock = product("in_stock", 3);
  const plain = [
    phrases.greeting("Nora", "Northway"),
    phrases.thanks,
    phrases.goodbye,
    phrases.identity("Nora", "Northway"),
    phrases.help("Northway"),
    phrases.wellbeing,
    phrases.person,
    phrases.unknown,
    phrases.closest,
    phrases.leaveEmail,
    phrases.tooManyQuestions,
    phrases.switchedOff,
    phrases.needsProduct,
    phrases.noPrice(title),
    phrases.stockUnknown(title),
    phrases.variantMissing(title, "red"),
    phrases.comesIn(title, "Colour", "Red, Green"),
    phrases.products,
    phrases.product,
    phrases.newest(title),
    phrases.nothingFits,
    phrases.corrected("tent"),
    phrases.compared(title, "Tarn"),
    phrases.onPage("Returns"),
    phrases.archived("Returns"),
    phrases.contradicted("Returns"),
  ];
  return [
    ...plain.map((text): [string, LiveProduct] => [text, inStock]),
    [phrases.price(title, price), inStock],
    [phrases.priceRange(title, price, price), inStock],
    [phrases.priceBefore(before), inStock],
    [phrases.cheapest(title, price), inStock],
    [phrases.dearest(title, price), inStock],
    [phrases.inStock(title), inStock],
    [phrases.stockLeft(title, "3"), inStock],
    [phrases.inStockIn(title, "Red"), inStock],
    [phrases.outOfStock(title), product("out_of_stock", 0)],
    [phrases.discontinued(title), product("discontinued")],
    [phrases.preorder(title), product("preorder")],
  ];
}

describe("[E10] [V1] the agent's own sentences", () => {
  it.each(spokenLanguages)("pass its own checks in %s whenever they are true", (language) => {
    for (const [text, live] of truePhrases(phrasesFor(language), language)) {
      const problems = checkFigures(toPlainText(text), language, {
        question: "",
        passages: [],
        products: [live],
        known: [live],
      });
      expect(problems.map((problem) => `${problem.raw} in: ${text}`)).toEqual([]);
    }
  });

  it.each(spokenLanguages)("are cut in %s when the shop's records say otherwise", (language) => {
    const phrases = phrasesFor(language);
    const title = "Fjord 3 Tent";
    const wrong: [string, LiveProduct][] = [
      [phrases.price(title, formatMoney(119_900, "EUR", language)), product("in_stock", 3)],
      [phrases.stockLeft(title, "8"), product("in_stock", 3)],
      [phrases.inStock(title), product("out_of_stock", 0)],
      [phrases.outOfStock(title), product("in_stock", 3)],
    ];
    for (const [text, live] of wrong) {
      const grounds = { question: "", passages: [], products: [live], known: [live] };
      expect(checkFigures(text, language, grounds), text).not.toEqual([]);
    }
  });

  it("are said in the eight languages that the widget speaks, English elsewhere", () => {
    expect(spokenLanguages).toEqual(["en", "de", "fr", "es", "it", "pt", "nl", "ar"]);
    expect(phrasesFor("sv").unknown).toBe(phrasesFor("en").unknown);
  });
});
