import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { readLowestPrices } from "./offer-queries.ts";
import type { RankedDocument } from "./rank-documents.ts";
import type { SortOrder } from "./search-result.ts";

/** Only documents that match about as well as the best are put in another order: the cheapest cable is no cable tie. */
const leastShareOfBest = 0.6;
const mostSorted = 300;

/** Puts those that match well into the order that was asked for, before all others. */
export async function sortDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  { ranked, sort, currency }: { ranked: RankedDocument[]; sort: SortOrder; currency: string },
): Promise<RankedDocument[]> {
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  const matching = ranked.slice(0, mostSorted).filter(({ score }) => score >= leastShareOfBest * best);
  const others = ranked.filter((document) => !matching.includes(document));
  const places = await readPlaces(ctx, transaction, { matching, sort, currency });
  const placed = matching.filter(({ documentNumber }) => places.has(documentNumber));
  const unplaced = matching.filter(({ documentNumber }) => !places.has(documentNumber));
  const place = ({ documentNumber }: RankedDocument) => places.get(documentNumber) ?? 0;
  return [...placed.toSorted((one, other) => place(one) - place(other)), ...unplaced, ...others];
}

interface SortRequest {
  matching: RankedDocument[];
  sort: SortOrder;
  currency: string;
}

async function readPlaces(
  ctx: TenantContext,
  transaction: Transaction,
  { matching, sort, currency }: SortRequest,
): Promise<Map<number, number>> {
  const numbers = matching.map(({ documentNumber }) => documentNumber);
  // Documents are numbered in the order in which they were first read.
  if (sort === "newest") return new Map(numbers.map((number) => [number, -number]));
  const prices = await readLowestPrices(ctx, transaction, { numbers, currency });
  const sign = sort === "price_ascending" ? 1 : -1;
  return new Map([...prices].map(([number, minor]) => [number, sign * minor]));
}
