import { describe, expect, it } from "vitest";
import type { SourceDocument } from "./document.ts";
import { hashDocument, hashOffers } from "./hash-document.ts";
import type { Product, Variant } from "./product.ts";

const offer: Variant = {
  externalId: "v",
  title: "Red",
  sku: "S1",
  gtin: null,
  options: [{ name: "Colour", value: "Red" }],
  priceMinor: 1_000,
  compareAtMinor: null,
  currency: "EUR",
  availability: "in_stock",
  stock: 3,
  url: null,
  imageUrl: null,
};

function productWith(variant: Partial<Variant>): Product {
  const variants = [{ ...offer, ...variant }];
  return { brand: "B", model: null, categories: [], attributes: [], imageUrls: [], variants };
}

function document(product: Product | null, rest: Partial<SourceDocument> = {}): SourceDocument {
  const sections: SourceDocument["sections"] = [{ headings: [], blocks: [{ kind: "paragraph", text: "Text." }] }];
  return { externalId: "d", kind: "product", title: "T", url: null, language: null, sections, product, ...rest };
}

describe("[D7] hashDocument and hashOffers", () => {
  it.each<Partial<Variant>>([
    { priceMinor: 999 },
    { stock: 0, availability: "out_of_stock" },
    { compareAtMinor: 2_000 },
    { currency: "USD" },
    { url: "https://shop.example/v" },
    { imageUrl: "https://shop.example/v.jpg" },
  ])("a change of the offer alone (%o) changes the offers' hash, not the text's", (change) => {
    expect(hashDocument(document(productWith(change)))).toBe(hashDocument(document(productWith({}))));
    expect(hashOffers(productWith(change))).not.toBe(hashOffers(productWith({})));
  });

  it.each<Partial<Variant>>([{ title: "Blue" }, { sku: "S2" }, { gtin: "12345670" }, { options: [] }])(
    "a change of what is searched in a variant (%o) changes the text's hash",
    (change) => {
      expect(hashDocument(document(productWith(change)))).not.toBe(hashDocument(document(productWith({}))));
    },
  );

  it.each<Partial<SourceDocument>>([
    { title: "U" },
    { url: "https://shop.example/" },
    { language: "de" },
    { sections: [] },
  ])("a change of the page (%o) changes its hash", (change) => {
    expect(hashDocument(document(null, change))).not.toBe(hashDocument(document(null)));
  });

  it("does not depend on the order of keys or on the id", () => {
    const { title, sku, ...rest } = offer;
    const reordered = { ...productWith({}), variants: [{ ...rest, sku, title }] };
    expect(hashOffers(reordered)).toBe(hashOffers(productWith({})));
    expect(hashDocument(document(null, { externalId: "other" }))).toBe(hashDocument(document(null)));
  });
});
