import { splitEscaped } from "./split-escaped.ts";
import type { CatalogueRecord, CatalogueVariant } from "./catalogue-record.ts";

/** One item of a Google Merchant feed: texts by attribute name with underscores, such as `image_link`. */
export interface GoogleItem {
  line: number;
  fields: Record<string, string[]>;
  details: { name: string; value: string }[];
}

/** What shoppers choose between; in a group of items these tell the variants apart. */
const optionFields: Record<string, string> = {
  color: "Color",
  colour: "Color",
  size: "Size",
  material: "Material",
  pattern: "Pattern",
  style: "Style",
};
const attributeFields: Record<string, string> = {
  gender: "Gender",
  age_group: "Age group",
  condition: "Condition",
  size_type: "Size type",
  size_system: "Size system",
  energy_efficiency_class: "Energy efficiency class",
  product_weight: "Weight",
  product_length: "Length",
  product_width: "Width",
  product_height: "Height",
  product_highlight: "Highlight",
  multipack: "Multipack",
  custom_label_0: "Label",
};

/** Items that share a group id, as one product whose variants they are; a lone item is a product with one offer. */
export function googleRecord(items: readonly GoogleItem[], groupId: string | null, now: Date): CatalogueRecord | null {
  const [lead] = items;
  if (!lead) return null;
  const isGroup = groupId !== null;
  const variants = items.map((item) => readOffer(item, { isGroup, now }));
  return {
    id: groupId ?? first(lead, "id"),
    title: isGroup ? sharedTitle(items.map((item) => first(item, "title"))) : first(lead, "title"),
    url: first(lead, "link"),
    description: firstOfAll(items, "description") || firstOfAll(items, "summary") || firstOfAll(items, "content"),
    brand: firstOfAll(items, "brand"),
    model: isGroup ? null : first(lead, "mpn"),
    categories: lead.fields["product_type"] ?? lead.fields["google_product_category"] ?? [],
    attributes: [...listShared(items, isGroup), ...lead.details],
    images: items.flatMap((item) => listImages(item)),
    variants,
  };
}

function first(item: GoogleItem, field: string): string {
  return item.fields[field]?.[0] ?? "";
}

function firstOfAll(items: readonly GoogleItem[], field: string): string {
  return items.map((item) => first(item, field)).find((value) => value !== "") ?? "";
}

function readOffer(item: GoogleItem, context: { isGroup: boolean; now: Date }): CatalogueVariant {
  const { price, compareAtPrice } = readSale(item, context.now);
  return {
    id: first(item, "id"),
    title: context.isGroup ? first(item, "title") : null,
    sku: first(item, "mpn") || null,
    gtin: first(item, "gtin"),
    price,
    compareAtPrice,
    availability: first(item, "availability"),
    stock: first(item, "quantity") || first(item, "inventory") || null,
    options: context.isGroup ? listFields(item, optionFields) : [],
    url: first(item, "link"),
    image: first(item, "image_link"),
  };
}

/** A sale price counts within its `sale_price_effective_date`, two moments parted by a slash, or always without one. */
function readSale(item: GoogleItem, now: Date): { price: string; compareAtPrice: string | null } {
  const price = first(item, "price");
  const sale = first(item, "sale_price");
  const [from = "", to = ""] = first(item, "sale_price_effective_date").split("/");
  const isOn = !(Date.parse(from) > now.getTime()) && !(Date.parse(to) < now.getTime());
  return sale !== "" && isOn ? { price: sale, compareAtPrice: price } : { price, compareAtPrice: null };
}

function listFields(item: GoogleItem, names: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(names).flatMap(([field, name]) => (item.fields[field] ?? []).map((value) => ({ name, value })));
}

/** Attributes on which all items agree; options among them only where the item stands alone. */
function listShared(items: readonly GoogleItem[], isGroup: boolean): { name: string; value: string }[] {
  const names = isGroup ? attributeFields : { ...optionFields, ...attributeFields };
  const [lead, ...others] = items;
  if (!lead) return [];
  return listFields(lead, names).filter(({ name, value }) =>
    others.every((item) => listFields(item, names).some((other) => other.name === name && other.value === value)),
  );
}

function listImages(item: GoogleItem): string[] {
  const further = (item.fields["additional_image_link"] ?? []).flatMap((links) => splitEscaped(links, ","));
  return [first(item, "image_link"), ...further].filter((link) => link !== "");
}

/** The words that all titles begin with, when they say enough; else the first title. */
function sharedTitle(titles: readonly string[]): string {
  const [lead = [], ...others] = titles.map((title) => title.split(/\s+/));
  const length = lead.findIndex((word, index) => others.some((words) => words[index] !== word));
  const whole = lead.join(" ");
  const shared = (length < 0 ? lead : lead.slice(0, length)).join(" ").replace(/[\s\-–—,/|:(]+$/u, "");
  return shared.includes(" ") ? shared : whole;
}
