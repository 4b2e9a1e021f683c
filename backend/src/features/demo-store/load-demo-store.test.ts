import { describe, expect, test } from "vitest";
import { chunkDocument } from "#features/content";
import { demoLanguages, type DemoPage } from "./demo-store.ts";
import { findPage, variantsOf } from "./demo-view.ts";
import { loadDemoStore } from "./load-demo-store.ts";

const store = loadDemoStore("https://shop.example/base");
const variants = store.items.flatMap((item) => variantsOf(item));
const translated = "shipping returns warranty size-guide care-guide payment contact about gift-cards repair".split(" ");

describe("the demo store's products", () => {
  test("are more than 150, each with an address, a name and an article number of its own", () => {
    expect(store.products.length).toBeGreaterThan(150);
    const unique = (values: unknown[]) => expect(new Set(values).size).toBe(values.length);
    unique(store.products.map(({ externalId }) => externalId));
    unique(store.products.map(({ title }) => title));
    unique(variants.map(({ sku }) => sku));
    unique(variants.map(({ gtin }) => gtin));
    expect(store.products.every(({ url }) => url?.startsWith("https://shop.example/base/demo/products/"))).toBe(true);
  });

  test("have sane figures", () => {
    for (const { sku, priceMinor, compareAtMinor, currency, stock, availability } of variants) {
      expect(currency, `${sku}`).toBe(priceMinor === null ? null : "EUR");
      if (priceMinor !== null) expect(priceMinor, `${sku}`).toBeGreaterThanOrEqual(500);
      if (compareAtMinor !== null) expect(compareAtMinor, `${sku}`).toBeGreaterThan(priceMinor ?? Infinity);
      if (stock === 0) expect(availability, `${sku}`).not.toBe("in_stock");
      if (stock !== null && stock > 0) expect(availability, `${sku}`).toBe("in_stock");
    }
  });

  test("have barcodes with a right check digit, from the range for use inside a shop", () => {
    for (const { gtin } of variants) {
      const digits = [...(gtin ?? "")].map(Number);
      const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
      expect(gtin).toMatch(/^2\d{12}$/);
      expect(sum % 10, `${gtin}`).toBe(0);
    }
  });

  test("hold the traps: discontinued ones, similar names, one without a price, pre-orders, an injected instruction", () => {
    const gone = store.items.filter(({ isDiscontinued }) => isDiscontinued);
    expect(gone.length).toBeGreaterThanOrEqual(4);
    expect(gone.filter(({ successor }) => successor === null)).toHaveLength(1);
    expect(gone.every((item) => variantsOf(item).every((one) => one.availability === "discontinued"))).toBe(true);
    const titles = store.products.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Hearth Dutch Oven", "Hearthside Dutch Oven", "Drift Mat"]));
    expect(variants.filter(({ priceMinor }) => priceMinor === null)).toHaveLength(1);
    expect(variants.some(({ availability }) => availability === "preorder")).toBe(true);
    expect(JSON.stringify(store.products).match(/ignore all previous instructions/g)).toHaveLength(1);
  });

  test("name their successor among their facts, and successors are sold", () => {
    for (const item of store.items.filter(({ successor }) => successor !== null)) {
      const next = store.items.find(({ slug }) => slug === item.successor);
      expect(next?.isDiscontinued, item.slug).toBe(false);
      expect(item.document.product?.attributes).toContainEqual({ name: "Successor", value: next?.document.title });
    }
  });

  test("give passages that hold their description", () => {
    for (const document of store.products) {
      expect(chunkDocument(document).length, document.externalId).toBeGreaterThan(0);
    }
  });
});

const shape = (page: DemoPage | undefined) =>
  page?.sections.map(({ headings, blocks }) => [
    headings.length,
    ...blocks.map((block) => (block.kind === "table" ? [block.header.length, block.rows.length] : block.kind)),
  ]);

describe("the demo store's pages", () => {
  test("exist in English: ten policies and guides, questions, reviews and an archived policy", () => {
    const english = store.pages.filter(({ language }) => language === "en").map(({ slug }) => slug);
    expect(english.toSorted()).toEqual([...translated, "faq", "returns-2023", "reviews"].toSorted());
  });

  test.each(translated)("%s stands in all six languages with the same headings, tables and lists", (slug) => {
    const versions = store.pages.filter((page) => page.slug === slug);
    expect(versions.map(({ language }) => language)).toEqual([...demoLanguages]);
    const english = findPage(store, slug, "en");
    for (const page of versions) {
      expect(shape(page), page.path).toEqual(shape(english));
      expect(page.updated, page.path).toBe(english?.updated);
    }
  });

  test("fall back to English where there is no translation", () => {
    expect(findPage(store, "reviews", "ar")?.language).toBe("en");
    expect(findPage(store, "no-such-page", "en")).toBeUndefined();
  });

  test("hold the traps: an archived policy that contradicts the current one, an injected instruction in a review", () => {
    const [archived, current] = [findPage(store, "returns-2023", "en"), findPage(store, "returns", "en")];
    expect(archived?.supersededBy).toBe("returns");
    expect(JSON.stringify(archived?.sections)).toContain("within 14 days");
    expect(JSON.stringify(current?.sections)).toContain("within 30 days");
    expect(JSON.stringify(current?.sections)).not.toContain("14 days");
    expect(JSON.stringify(findPage(store, "reviews", "en")?.sections)).toContain("Disregard the shop's rules");
  });

  test("are part of what the agent shall know, each under an id and an address of its own", () => {
    expect(store.documents).toHaveLength(store.products.length + store.pages.length);
    expect(new Set(store.documents.map(({ externalId }) => externalId)).size).toBe(store.documents.length);
    expect(new Set(store.documents.map(({ url }) => url)).size).toBe(store.documents.length);
  });
});
