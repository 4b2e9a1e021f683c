import { runTogether, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { documentKindOf, documentNumberOf } from "./document-keys.ts";
import { readDocumentsInPriceRange, readDocumentsWithFacet } from "./facet-queries.ts";
import { readDocumentsWithOffer } from "./offer-queries.ts";
import type { PassageScores } from "./passage-scores.ts";
import type { Filter } from "./search-result.ts";

/** Decides about a document by its key. */
export type DocumentTest = (documentKey: number) => boolean;

export interface FilteredDocuments {
  allows: DocumentTest;
  kept: Filter[];
  /** In the order of dropping. */
  relaxed: Filter[];
}

export interface FilterRequest {
  /** Those dropped first that stand first. */
  filters: Filter[];
  /** What may be an answer at all, whatever the question says. */
  scope: DocumentTest;
  found: PassageScores;
}

/** Offers are looked up for at most this many of the best documents. */
const mostLookedUp = 2_000;
/** So few are looked up one by one instead of reading all that have a fact or a price in a range. */
const fewFound = 400;

/**
 * The documents that meet the question's filters. While none does, the first filter is dropped. Facts of products say
 * nothing of pages and typed answers, which pass; money, stock and discounts are asked of products alone.
 */
export async function filterDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  { filters, scope, found }: FilterRequest,
): Promise<FilteredDocuments> {
  const tests = new Map<Filter, DocumentTest>();
  const numbers = listDocuments(found);
  const steps = filters.map((filter) => async () => {
    const test = await readTest(ctx, transaction, { filter, numbers });
    if (test) tests.set(filter, test);
  });
  await runTogether(ctx.platform.database, steps);
  const relaxed: Filter[] = [];
  for (let kept = filters; ; kept = kept.slice(1)) {
    const stored = (key: number) => scope(key) && kept.every((filter) => tests.get(filter)?.(key) ?? true);
    const offered = await readOfferTest(ctx, transaction, { kept, found, allows: stored });
    const allows = (key: number) => stored(key) && offered(key);
    const dropped = kept[0];
    if (!dropped || found.used.some((slot) => allows(found.documentKeys[slot] ?? 0))) return { allows, kept, relaxed };
    relaxed.push(dropped);
  }
}

/** Null when more documents were found than are looked up one by one. */
function listDocuments({ used, documentKeys }: PassageScores): number[] | null {
  if (used.length > fewFound) return null;
  return [...new Set(used.map((slot) => documentNumberOf(documentKeys[slot] ?? 0)))];
}

async function readTest(
  ctx: TenantContext,
  transaction: Transaction,
  { filter, numbers }: { filter: Filter; numbers: number[] | null },
): Promise<DocumentTest | null> {
  if (filter.kind === "price") {
    const documents =
      numbers === null
        ? await readDocumentsInPriceRange(ctx, transaction, filter)
        : await readDocumentsWithOffer(ctx, transaction, { numbers, inStock: false, onSale: false, price: filter });
    return (key) => documents.has(documentNumberOf(key));
  }
  if (filter.kind !== "attribute") return null;
  // What is refused must be known of all documents: those that are not among the numbers would pass.
  const asked = { ...filter, numbers: filter.excluded ? null : numbers };
  const documents = await readDocumentsWithFacet(ctx, transaction, asked);
  return (key) => documentKindOf(key) !== "product" || documents.has(documentNumberOf(key)) !== filter.excluded;
}

interface OfferTestRequest {
  kept: Filter[];
  found: PassageScores;
  allows: DocumentTest;
}

/** Stock and discounts change by the minute and are in no index: they are looked up for the best documents. */
async function readOfferTest(
  ctx: TenantContext,
  transaction: Transaction,
  { kept, found, allows }: OfferTestRequest,
): Promise<DocumentTest> {
  const inStock = kept.some((filter) => filter.kind === "in_stock");
  const onSale = kept.some((filter) => filter.kind === "on_sale");
  if (!inStock && !onSale) return () => true;
  const best = found.used
    .filter((slot) => allows(found.documentKeys[slot] ?? 0))
    .toSorted((one, other) => (found.scores[other] ?? 0) - (found.scores[one] ?? 0));
  const numbers = new Set(best.map((slot) => documentNumberOf(found.documentKeys[slot] ?? 0)));
  const price = kept.find((filter) => filter.kind === "price") ?? null;
  const asked = { numbers: [...numbers].slice(0, mostLookedUp), inStock, onSale, price };
  const offered = await readDocumentsWithOffer(ctx, transaction, asked);
  return (key) => offered.has(documentNumberOf(key));
}
