import { describe, expect, it } from "vitest";
import type { Offer } from "#features/retrieval";
import { findMentions } from "./product-mentions.ts";
import { offersWith, readWantedOptions } from "./option-words.ts";
import type { ShopProduct } from "./shop-products.ts";

function sock(...sizes: string[]): ShopProduct {
  const offers = sizes.map((value): Offer => ({
    documentNumber: 1,
    externalId: value,
    title: null,
    sku: null,
    options: [{ name: "Size", value }],
    priceMinor: 1_900,
    compareAtMinor: null,
    currency: "EUR",
    availability: "in_stock",
    stock: 3,
    url: null,
    imageUrl: null,
    updatedAt: new Date(0),
  }));
  const facts = { brand: null, categories: [], attributes: [], imageUrls: [] };
  return { documentNumber: 1, title: "Burrow Socks", url: null, language: "en", offers, facts };
}

describe("[E2] versions that a question names", () => {
  it.each(["35-38", "35–38", "A/B", "C++ (wide)", "[x]", "10.5", "a^b$c|d", "\\d"])(
    "are found by any spelling that a catalogue has: %s",
    (size) => {
      const product = sock(size, "other");
      expect(readWantedOptions("Do you have socks?", product)).toEqual([]);
      const wanted = readWantedOptions(`Is it there in ${size} today?`, product);
      expect(offersWith(product.offers, wanted).map(({ externalId }) => externalId)).toContain(size);
    },
  );

  it("leave products with marks in their names findable", () => {
    const products = [
      { documentNumber: 1, title: "T-35 (x) [y] C++" },
      { documentNumber: 2, title: "Other" },
    ];
    expect(() => findMentions("is the t-35 there", products, "en")).not.toThrow();
    expect(findMentions("is the other there", products, "en").map(({ documentNumber }) => documentNumber)).toEqual([2]);
  });
});
