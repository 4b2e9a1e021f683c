import { cleanLine, cutText, stripHtml } from "#features/content";
import type { Variant } from "#features/content";
import { listWords } from "./build-context.ts";
import type { BuildContext, NoteProblem } from "./build-context.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import type { CatalogueRecord, CatalogueVariant } from "./catalogue-record.ts";
import { listAttributes } from "./list-attributes.ts";
import { parseAvailability, parseGtin, parseStock } from "./parse-availability.ts";
import { readPrices } from "./read-prices.ts";
import { resolveAddress } from "./resolve-address.ts";

/** The product's variants, at least one, each with an id of its own within the product. */
export function buildVariants(record: CatalogueRecord, context: BuildContext, note: NoteProblem): Variant[] {
  const given = record.variants ?? [];
  if (given.length > catalogueLimits.variants) {
    note("list_cut", `Only the first ${catalogueLimits.variants} variants were read.`);
  }
  const sources = given.length === 0 ? [offerOf(record)] : given.slice(0, catalogueLimits.variants);
  const taken = new Set<string>();
  return sources.map((source) => {
    const variant = buildVariant({ ...source, currency: source.currency ?? record.currency }, context, note);
    return { ...variant, externalId: takeId(record, variant, taken) };
  });
}

function offerOf(record: CatalogueRecord): CatalogueVariant {
  const { sku, gtin, price, compareAtPrice, currency, availability, stock, id } = record;
  return { id, sku, gtin, price, compareAtPrice, currency, availability, stock };
}

function buildVariant(source: CatalogueVariant, context: BuildContext, note: NoteProblem): Variant {
  const stock = readStock(source.stock, note);
  return {
    externalId: cleanLine(source.id ?? ""),
    title: readText(source.title),
    sku: readText(source.sku),
    gtin: parseGtin(listWords(source.gtin)[0]),
    options: listAttributes(source.options),
    ...readPrices(source, context, note),
    availability: parseAvailability(source.availability, stock),
    stock,
    url: resolveAddress(source.url ?? null, context.baseUrl, note),
    imageUrl: resolveAddress(source.image ?? null, context.baseUrl, note),
  };
}

function readText(value: string | null | undefined): string | null {
  const text = stripHtml(cutText(value ?? "", catalogueLimits.valueChars));
  return text === "" ? null : cutText(text, catalogueLimits.titleChars);
}

function readStock(given: string | number | null | undefined, note: NoteProblem): number | null {
  const stock = parseStock(given);
  if (stock === null && String(given ?? "").trim() !== "") {
    note("stock_unreadable", `The stock "${cutText(String(given), 40)}" is no number and was left out.`);
  }
  return stock;
}

/** The given id, else the article number, else the options; made unique within the product. */
function takeId(record: CatalogueRecord, variant: Variant, taken: Set<string>): string {
  const options = variant.options.map((option) => option.value).join(" / ");
  const own = [variant.sku ?? "", options].find((name) => name !== "") ?? String(taken.size + 1);
  const wanted = cutText(variant.externalId || `${record.id}:${own}`, catalogueLimits.idChars - 10);
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}#${number}`;
  taken.add(id);
  return id;
}
