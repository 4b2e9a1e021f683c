import { readFile } from "node:fs/promises";
import { z } from "zod";
import { buildDemoItem } from "./build-demo-item.ts";
import type { DemoCategory, DemoItem, DemoStore } from "./demo-store.ts";
import { categoryFile, colourFile, productFile, storeFile } from "./product-file.ts";
import { readDemoPages } from "./read-demo-pages.ts";

const folder = new URL("../../../demo-store/", import.meta.url);

/**
 * Reads the demo store's files: products, pages, words and looks, checked whole. `publicUrl` is where browsers reach
 * this installation, base path included and without a slash at the end; the store stands at `/demo` below it. Throws an
 * error that names the file and what is wrong in it.
 */
export async function loadDemoStore(publicUrl: string): Promise<DemoStore> {
  const store = await readJson("store.json", storeFile);
  const categories = await readJson("categories.json", categoryFile);
  const items = await readItems(categories, `${publicUrl}/demo`);
  const pages = await Promise.all(
    store.languages.map((language) => readDemoPages(new URL(`pages/${language}/`, folder), language)),
  );
  const files = { stylesheet: await readText("store.css"), hero: await readText("hero.svg") };
  return { ...store, categories, items, products: items.map((item) => item.document), pages: pages.flat(), files };
}

async function readItems(categories: DemoCategory[], storeUrl: string): Promise<DemoItem[]> {
  const colours = await readJson("colours.json", colourFile);
  const shelves = await Promise.all(
    categories.map(async (category) => ({
      category,
      entries: await readJson(`products/${category.slug}.json`, productFile),
    })),
  );
  const names = new Map(shelves.flatMap(({ entries }) => entries.map((entry) => [entry.slug, entry.name] as const)));
  return shelves.flatMap(({ category, entries }) =>
    entries.map((entry) => buildDemoItem(entry, { category, colours, storeUrl, names })),
  );
}

async function readJson<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
  const content = schema.safeParse(JSON.parse(await readText(name)));
  if (!content.success) throw new Error(`Demo store file ${name}: ${z.prettifyError(content.error)}`);
  return content.data;
}

function readText(name: string): Promise<string> {
  return readFile(new URL(name, folder), "utf8");
}
