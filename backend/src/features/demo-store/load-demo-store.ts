import { readFileSync } from "node:fs";
import { z } from "zod";
import { buildDemoItem } from "./build-demo-item.ts";
import type { DemoCategory, DemoItem, DemoStore } from "./demo-store.ts";
import { categoryFile, colourFile, productFile, storeFile } from "./product-file.ts";
import { listDemoDocuments } from "./list-demo-documents.ts";
import { readDemoPages } from "./read-demo-pages.ts";

const folder = new URL("../../../demo-store/", import.meta.url);

/**
 * Reads the demo store's files: products, pages, words and looks, checked whole. `publicUrl` is where browsers reach
 * this installation, base path included and without a slash at the end; the store stands at `/demo` below it. Throws an
 * error that names the file and what is wrong in it.
 */
export function loadDemoStore(publicUrl: string): DemoStore {
  const store = readJson("store.json", storeFile);
  const categories = readJson("categories.json", categoryFile);
  const items = readItems(categories, `${publicUrl}/demo`);
  const pages = store.languages.flatMap((language) => readDemoPages(new URL(`pages/${language}/`, folder), language));
  const files = { stylesheet: readText("store.css"), hero: readText("hero.svg") };
  const products = items.map((item) => item.document);
  const documents = listDemoDocuments({ products, pages }, `${publicUrl}/demo`);
  return { ...store, categories, items, products, pages, documents, files };
}

function readItems(categories: DemoCategory[], storeUrl: string): DemoItem[] {
  const colours = readJson("colours.json", colourFile);
  const shelves = categories.map((category) => ({
    category,
    entries: readJson(`products/${category.slug}.json`, productFile),
  }));
  const names = new Map(shelves.flatMap(({ entries }) => entries.map((entry) => [entry.slug, entry.name] as const)));
  return shelves.flatMap(({ category, entries }) =>
    entries.map((entry) => buildDemoItem(entry, { category, colours, storeUrl, names })),
  );
}

function readJson<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const content = schema.safeParse(JSON.parse(readText(name)));
  if (!content.success) throw new Error(`Demo store file ${name}: ${z.prettifyError(content.error)}`);
  return content.data;
}

function readText(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}
