import { describe, expect, it } from "vitest";
import type { Availability } from "#features/content";
import type { Offer } from "#features/retrieval";
import { rankByQuality } from "./rank-by-quality.ts";
import type { ShopProduct } from "./shop-products.ts";

function tent(title: string, weight: string | null, availability: Availability = "in_stock"): ShopProduct {
  const offer: Offer = {
    documentNumber: 1,
    externalId: title,
    title: null,
    sku: null,
    options: [],
    priceMinor: 1_900,
    compareAtMinor: null,
    currency: "EUR",
    availability,
    stock: 3,
    url: null,
    imageUrl: null,
    updatedAt: new Date(0),
  };
  const attributes = weight === null ? [] : [{ name: "Weight", value: weight }];
  const facts = { brand: null, categories: [], attributes, imageUrls: [] };
  return { documentNumber: 1, title, url: null, language: "en", offers: [offer], facts };
}

const titles = (products: ShopProduct[], wanted: "least" | "most") =>
  rankByQuality(products, { attribute: /^weight$/iu, wanted }).map(({ product }) => product.title);

describe("[E2] superlatives", () => {
  it("compare what sheets state, whatever unit each has", () => {
    const tents = [
      tent("Three", "1.2 kg"),
      tent("One", "980 g"),
      tent("Two", "2 lb 4 oz, packed"),
      tent("Four", "1.25 kg"),
    ];
    expect(titles(tents, "least")).toEqual(["Two", "One", "Three", "Four"]);
    expect(titles(tents, "most")).toEqual(["Four", "Three", "One", "Two"]);
  });

  it("know that minus twelve is less than minus five", () => {
    const bags = [tent("Cold", "-5 °C"), tent("Colder", "−12 °C"), tent("Mild", "5 °C")];
    expect(titles(bags, "least")).toEqual(["Colder", "Cold", "Mild"]);
  });

  it("leave out what says nothing of it, is measured otherwise, or can no longer be had", () => {
    const tents = [
      tent("Light", "1 kg"),
      tent("Silent", null),
      tent("Worded", "very light"),
      tent("Other", "3 l"),
      tent("Gone", "0.5 kg", "discontinued"),
    ];
    expect(titles(tents, "least")).toEqual(["Light"]);
    expect(titles([], "most")).toEqual([]);
  });
});
