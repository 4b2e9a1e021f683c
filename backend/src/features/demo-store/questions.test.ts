import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { SourceDocument } from "#features/content";
import { demoLanguages } from "./demo-store.ts";
import { findPage, variantsOf } from "./demo-view.ts";
import { loadDemoStore } from "./load-demo-store.ts";

const questionFile = z.array(
  z.strictObject({
    id: z.string(),
    language: z.enum(demoLanguages),
    question: z.string().min(3).max(200),
    kind: z.enum(["product", "policy", "unanswerable", "trap", "constraint", "typo"]),
    expect: z.strictObject({
      productId: z.string().optional(),
      price: z.int().optional(),
      page: z.string().optional(),
      contains: z.array(z.string()).optional(),
      absent: z.array(z.string()).optional(),
    }),
  }),
);

const file = new URL("../../../demo-store/questions.json", import.meta.url);
const questions = questionFile.parse(JSON.parse(readFileSync(file, "utf8")));
const store = loadDemoStore("https://shop.example");

const textOf = (document: Pick<SourceDocument, "title" | "sections"> & Partial<SourceDocument>) =>
  JSON.stringify([document.title, document.sections, document.product?.attributes]);

describe("the questions about the demo store", () => {
  test("have ids of their own and cover every kind and language", () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(6);
    expect(new Set(questions.map(({ language }) => language)).size).toBe(demoLanguages.length);
  });

  test.each(questions.filter(({ expect: { productId } }) => productId))(
    "$id expects what its product says",
    (question) => {
      const { productId, price, contains = [], absent = [] } = question.expect;
      const item = store.items.find(({ slug }) => slug === productId);
      const variants = item ? variantsOf(item) : [];
      if (price !== undefined) expect(variants.map(({ priceMinor }) => priceMinor)).toContain(price);
      for (const fact of contains) expect(item && textOf(item.document)).toContain(fact);
      expect(contains.some((fact) => absent.some((wrong) => fact.includes(wrong)))).toBe(false);
      expect(item).toBeDefined();
    },
  );

  test.each(questions.filter(({ expect: { page } }) => page))(
    "$id expects what its page says",
    ({ language, expect: wanted }) => {
      const page = findPage(store, wanted.page ?? "", language);
      expect(page?.language).toBe(language);
      for (const fact of wanted.contains ?? []) expect(page && textOf(page)).toContain(fact);
      for (const wrong of wanted.absent ?? []) expect(page && textOf(page)).not.toContain(wrong);
    },
  );

  test("expect nothing of what nothing says", () => {
    const unanswerable = questions.filter(({ kind }) => kind === "unanswerable");
    expect(unanswerable.length).toBeGreaterThanOrEqual(5);
    expect(unanswerable.every((question) => Object.keys(question.expect).length === 0)).toBe(true);
  });
});
