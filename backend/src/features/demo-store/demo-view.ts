import { formatMoney } from "#features/commerce";
import type { Variant } from "#features/content";
import type { DemoColour, DemoItem, DemoLanguage, DemoPage, DemoStore } from "./demo-store.ts";

/** What every part of a page needs to know of the request. */
export interface DemoView {
  store: DemoStore;
  /** Path of the store, such as `/demo`. */
  base: string;
  /** Address of the store, such as `https://shop.example/demo`. */
  storeUrl: string;
  /** Language in which the visitor gets what is translated. */
  language: DemoLanguage;
  widgetTag: string;
}

/** A page in a language, or in English where it is not translated. */
export function findPage(store: DemoStore, slug: string, language: DemoLanguage): DemoPage | undefined {
  const versions = store.pages.filter((page) => page.slug === slug);
  return versions.find((page) => page.language === language) ?? versions.find((page) => page.language === "en");
}

export function imagePath(view: DemoView, item: DemoItem, colour?: DemoColour): string {
  return `${view.base}/images/${imageName(item, colour)}`;
}

/** File name of a product's picture, in its main colour where none is given. */
export function imageName(item: DemoItem, colour = item.colours[0]): string {
  return `${item.slug}${colour ? `--${colour.slug}` : ""}.svg`;
}

export function variantsOf(item: DemoItem): Variant[] {
  return item.document.product?.variants ?? [];
}

/** `€16.90`, or null where there is no price. */
export function priceOf(variant: Variant): string | null {
  const { priceMinor, currency } = variant;
  return priceMinor === null || currency === null ? null : formatMoney(priceMinor, currency, "en");
}

export interface PriceTag {
  text: string;
  /** Former price where the cheapest variant is reduced. */
  before: string | null;
}

/** What a product costs, from its cheapest variant. */
export function priceTag(item: DemoItem): PriceTag {
  const [cheapest, ...others] = variantsOf(item)
    .filter((variant) => variant.priceMinor !== null)
    .toSorted((one, other) => (one.priceMinor ?? 0) - (other.priceMinor ?? 0));
  if (!cheapest) return { text: "Price on request", before: null };
  const varies = others.some((variant) => variant.priceMinor !== cheapest.priceMinor);
  const { compareAtMinor, currency } = cheapest;
  const before = compareAtMinor === null || currency === null ? null : formatMoney(compareAtMinor, currency, "en");
  return { text: `${varies ? "from " : ""}${priceOf(cheapest) ?? ""}`, before };
}

export interface StockNote {
  kind: "there" | "few" | "gone" | "later" | "ask";
  text: string;
}

const FEW = 3;

export function stockNote({ availability, stock }: Variant): StockNote {
  if (availability === "discontinued") return { kind: "gone", text: "No longer available" };
  if (availability === "preorder") return { kind: "later", text: "Pre-order" };
  if (availability === "unknown") return { kind: "ask", text: "Made to order" };
  if (availability === "out_of_stock") return { kind: "gone", text: "Sold out" };
  if (stock === null) return { kind: "there", text: "In stock" };
  return stock <= FEW ? { kind: "few", text: `Only ${stock} left` } : { kind: "there", text: `${stock} in stock` };
}

/** What can be said of all variants together. */
export function overallStock(item: DemoItem): StockNote {
  const notes = variantsOf(item).map((variant) => stockNote(variant));
  const there = notes.filter(({ kind }) => kind === "there" || kind === "few");
  const [first] = notes;
  if (first && notes.length === 1) return first;
  if (there.length === notes.length) return { kind: "there", text: "In stock" };
  if (there.length > 0) return { kind: "there", text: `${there.length} of ${notes.length} versions in stock` };
  return first ?? { kind: "ask", text: "Made to order" };
}

export function badgeOf(item: DemoItem): string | null {
  if (item.isDiscontinued) return "Discontinued";
  const variants = variantsOf(item);
  if (variants.every(({ availability }) => availability === "preorder")) return "Pre-order";
  if (variants.every(({ availability }) => availability === "out_of_stock")) return "Sold out";
  return variants.some(({ compareAtMinor }) => compareAtMinor !== null) ? "Reduced" : null;
}
