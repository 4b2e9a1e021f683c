import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { FoundChunk, FoundDocument } from "./search-result.ts";

/*
 * One table a statement: every table is keyed by tenant, and what the planner makes of two conditions on one tenant in a
 * join is a scan of all that the tenant has.
 */

export async function readChunks(
  ctx: TenantContext,
  transaction: Transaction,
  numbers: number[],
): Promise<Map<number, FoundChunk>> {
  const { rows } = await sql<FoundChunk>`
    select number, position, headings, text, language, hash from chunks
    where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[])`.execute(transaction);
  return new Map(rows.map((row) => [row.number, row]));
}

/** Without those of a source that is being removed: it is hidden from the moment it was asked for. */
export async function readDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  numbers: number[],
): Promise<Map<number, FoundDocument>> {
  const { rows } = await sql<FoundDocument>`
    select number, source_id as "sourceId", external_id as "externalId", kind, title, url, language,
      content_hash as "contentHash", product
    from documents where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[])
      and source_id <> all(array(select id from sources where tenant_id = ${ctx.tenantId} and removing))`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.number, row]));
}

export async function readTitles(
  ctx: TenantContext,
  transaction: Transaction,
  numbers: number[],
): Promise<Map<number, { title: string; language: string }>> {
  const { rows } = await sql<{ number: number; title: string; language: string }>`
    select number, title, language from documents
    where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[])`.execute(transaction);
  return new Map(rows.map((row) => [row.number, row]));
}
