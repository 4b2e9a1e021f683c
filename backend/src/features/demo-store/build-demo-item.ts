import type { Availability, SourceDocument, Variant } from "#features/content";
import type { DemoCategory, DemoColour, DemoItem } from "./demo-store.ts";
import type { ProductEntry, ProductEntryVariant } from "./product-file.ts";

export interface ItemContext {
  category: DemoCategory;
  /** `#rrggbb` by name. */
  colours: Record<string, string>;
  /** Of the store, such as `https://shop.example/demo`. */
  storeUrl: string;
  /** Names of products by slug. */
  names: ReadonlyMap<string, string>;
}

const colourOptions = new Set(["Colour", "Stripe"]);

/** A product of the catalogue file as the shop's pages and the knowledge need it. Throws for an unknown colour or successor. */
export function buildDemoItem(entry: ProductEntry, context: ItemContext): DemoItem {
  const { category } = context;
  const successor = entry.successor ?? null;
  if (successor !== null && !context.names.has(successor)) {
    throw new Error(`Demo product ${entry.slug}: there is no successor ${successor}`);
  }
  return {
    slug: entry.slug,
    category,
    group: entry.sub,
    drawing: entry.drawing,
    colours: listColours(entry, context),
    isFeatured: entry.featured ?? false,
    isDiscontinued: entry.status === "discontinued",
    successor,
    added: entry.added,
    updated: entry.updated,
    document: buildDocument(entry, context),
  };
}

export function isColourOption(name: string): boolean {
  return colourOptions.has(name);
}

function buildDocument(entry: ProductEntry, context: ItemContext): SourceDocument {
  const { category, storeUrl } = context;
  const attributes = Object.entries(entry.attributes).map(([name, value]) => ({ name, value }));
  const successor = context.names.get(entry.successor ?? "");
  const succeeded = successor === undefined ? [] : [{ name: "Successor", value: successor }];
  const images = listColours(entry, context).map((colour) => imageUrl(entry.slug, colour, storeUrl));
  return {
    externalId: entry.slug,
    kind: "product",
    title: entry.name,
    url: productUrl(entry.slug, storeUrl),
    language: "en",
    sections: [{ headings: [], blocks: entry.description.map((text) => ({ kind: "paragraph", text })) }],
    product: {
      brand: entry.brand,
      model: entry.model,
      categories: [`${category.name.en} > ${entry.sub}`],
      attributes: [...attributes, ...succeeded],
      imageUrls: images,
      variants: entry.variants.map((variant) => buildVariant(entry, variant, context)),
    },
  };
}

function buildVariant(entry: ProductEntry, variant: ProductEntryVariant, context: ItemContext): Variant {
  const options = entry.options.map((name, index) => ({ name, value: variant.options[index] ?? "" }));
  const named = options.find((option) => isColourOption(option.name))?.value;
  const colours = listColours(entry, context);
  const colour = colours.find(({ name }) => name === named) ?? colours[0];
  return {
    externalId: variant.sku,
    title: variant.options.length === 0 ? null : variant.options.join(" / "),
    sku: variant.sku,
    gtin: variant.gtin,
    options,
    priceMinor: variant.price,
    compareAtMinor: variant.compareAt ?? null,
    currency: variant.price === null ? null : "EUR",
    availability: readAvailability(entry, variant),
    stock: variant.stock,
    url: productUrl(entry.slug, context.storeUrl),
    imageUrl: colour ? imageUrl(entry.slug, colour, context.storeUrl) : null,
  };
}

/** Goods that are not counted are taken to be there, unless they have no price: those are made to order. */
function readAvailability(entry: ProductEntry, variant: ProductEntryVariant): Availability {
  if (entry.status === "discontinued") return "discontinued";
  if (variant.availability) return variant.availability;
  if (variant.price === null) return "unknown";
  return variant.stock === 0 ? "out_of_stock" : "in_stock";
}

function listColours(entry: ProductEntry, context: ItemContext): DemoColour[] {
  const at = entry.options.findIndex((name) => isColourOption(name));
  const names = at < 0 ? [entry.look ?? ""] : entry.variants.map((variant) => variant.options[at] ?? "");
  return [...new Set(names)].map((name) => {
    const value = context.colours[name];
    if (value === undefined) throw new Error(`Demo product ${entry.slug}: unknown colour "${name}"`);
    return { name, slug: name.toLowerCase(), value };
  });
}

function productUrl(slug: string, storeUrl: string): string {
  return `${storeUrl}/products/${slug}`;
}

function imageUrl(slug: string, colour: DemoColour, storeUrl: string): string {
  return `${storeUrl}/images/${slug}--${colour.slug}.svg`;
}
