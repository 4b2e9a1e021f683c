import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export async function readDocumentsAt(ctx: TenantContext, transaction: Transaction, urls: string[]): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from documents where tenant_id = ${ctx.tenantId} and url = any(${urls}::text[])`.execute(transaction);
  return rows.map((row) => row.number);
}

/** By the id that a document has in its source, whichever source that is. */
export async function readDocumentsNamed(
  ctx: TenantContext,
  transaction: Transaction,
  externalIds: string[],
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from documents
    where tenant_id = ${ctx.tenantId} and external_id = any(${externalIds}::text[])
      and source_id = any(array(select id from sources where tenant_id = ${ctx.tenantId}))`.execute(transaction);
  return rows.map((row) => row.number);
}

/** All documents of these sources. */
export async function readDocumentsOf(
  ctx: TenantContext,
  transaction: Transaction,
  sourceIds: string[],
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from documents
    where tenant_id = ${ctx.tenantId} and source_id = any(${sourceIds}::uuid[])`.execute(transaction);
  return rows.map((row) => row.number);
}
