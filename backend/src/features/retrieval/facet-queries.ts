import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** A fact that products of the tenant have. */
export interface Facet {
  name: string;
  value: string;
}

export interface CountedFacet extends Facet {
  /** Products that have it; counted up to `countedFacets`. */
  documents: number;
}

export const countedFacets = 500;

/** Which of the facts exist in the tenant's catalogue. */
export async function readFacets(
  ctx: TenantContext,
  transaction: Transaction,
  asked: Facet[],
): Promise<CountedFacet[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<CountedFacet>`
    select asked.name, asked.value, counted.documents
    from unnest(${asked.map((facet) => facet.name)}::text[], ${asked.map((facet) => facet.value)}::text[]) as asked (name, value)
    cross join lateral (
      select count(*)::int as documents from (
        select from document_attributes held
        where held.tenant_id = ${ctx.tenantId} and held.name = asked.name and held.value = asked.value
        limit ${countedFacets}
      ) as looked_at
    ) as counted
    where counted.documents > 0`.execute(transaction);
  return rows;
}

/** Products that have one of the values; of the numbers alone where there are some. */
export async function readDocumentsWithFacet(
  ctx: TenantContext,
  transaction: Transaction,
  facet: { name: string; values: string[]; numbers: number[] | null },
): Promise<Set<number>> {
  const { rows } = await sql<{ packed: string | null }>`
    select encode(string_agg(int4send(document_number), ''), 'base64') as packed from document_attributes
    where tenant_id = ${ctx.tenantId} and name = ${facet.name} and value = any(${facet.values}::text[])
      ${facet.numbers === null ? sql`` : sql`and document_number = any(${facet.numbers}::int[])`}`.execute(transaction);
  return unpackNumbers(rows[0]?.packed ?? "");
}

/** Products with an offer in the price range. */
export async function readDocumentsInPriceRange(
  ctx: TenantContext,
  transaction: Transaction,
  { minMinor, maxMinor, currency }: { minMinor: number | null; maxMinor: number | null; currency: string },
): Promise<Set<number>> {
  const { rows } = await sql<{ packed: string | null }>`
    select encode(string_agg(int4send(document_number), ''), 'base64') as packed from offers
    where tenant_id = ${ctx.tenantId} and currency = ${currency}
      and price_minor >= ${minMinor ?? 0}::bigint and price_minor <= ${maxMinor ?? Number.MAX_SAFE_INTEGER}::bigint`.execute(
    transaction,
  );
  return unpackNumbers(rows[0]?.packed ?? "");
}

/** Whole lists of numbers travel as base64 of their bytes: parsing tens of thousands of rows would cost more than finding them. */
function unpackNumbers(packed: string): Set<number> {
  const bytes = Buffer.from(packed, "base64");
  const numbers = new Set<number>();
  for (let offset = 0; offset < bytes.length; offset += 4) numbers.add(bytes.readInt32BE(offset));
  return numbers;
}
