import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Offer } from "./search-result.ts";

export interface OfferCondition {
  numbers: number[];
  inStock: boolean;
  onSale: boolean;
  /** Must hold of the same offer. */
  price: { minMinor: number | null; maxMinor: number | null; currency: string } | null;
}

/** Those of the documents that have one offer which meets all conditions. */
export async function readDocumentsWithOffer(
  ctx: TenantContext,
  transaction: Transaction,
  { numbers, inStock, onSale, price }: OfferCondition,
): Promise<Set<number>> {
  const { rows } = await sql<{ number: number }>`
    select distinct document_number as number from offers
    where tenant_id = ${ctx.tenantId} and document_number = any(${numbers}::int[])
      and (not ${inStock}::bool or availability = 'in_stock')
      and (not ${onSale}::bool or compare_at_minor > price_minor)
      and (${price?.currency ?? null}::text is null or (currency = ${price?.currency ?? null}
        and price_minor between ${price?.minMinor ?? 0}::bigint and ${price?.maxMinor ?? Number.MAX_SAFE_INTEGER}::bigint))`.execute(
    transaction,
  );
  return new Set(rows.map((row) => row.number));
}

/** The lowest price of each document in minor units; those without a price in the currency are absent. */
export async function readLowestPrices(
  ctx: TenantContext,
  transaction: Transaction,
  { numbers, currency }: { numbers: number[]; currency: string },
): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: number; minor: number }>`
    select document_number as number, min(price_minor) as minor from offers
    where tenant_id = ${ctx.tenantId} and document_number = any(${numbers}::int[])
      and currency = ${currency} and price_minor is not null
    group by document_number`.execute(transaction);
  return new Map(rows.map((row) => [row.number, row.minor]));
}

/** Live commercial records of documents, cheapest first within each. */
export async function readOffers(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select document_number as "documentNumber", external_id as "externalId", title, sku, options,
      price_minor as "priceMinor", compare_at_minor as "compareAtMinor", currency, availability, stock, url,
      image_url as "imageUrl", updated_at as "updatedAt"
    from offers where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])
    order by document_number, price_minor nulls last, external_id`.execute(transaction);
  return rows;
}
