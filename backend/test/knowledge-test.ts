import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  createSource,
  getSync,
  startSync,
  syncSourceJob,
  type NewSource,
  type Source,
  type Sync,
} from "#features/knowledge";
import { newSource } from "@netvexa/contract";
import { actAs } from "./test-platform.ts";

const TABLES = [
  "sources",
  "source_files",
  "syncs",
  "sync_problems",
  "documents",
  "document_tombstones",
  "chunks",
  "offers",
  "document_attributes",
  "typed_answers",
  "indexed_passages",
] as const;

/** How many rows each table of knowledge holds of the tenant's. */
export async function countKnowledge(ctx: TenantContext): Promise<Record<(typeof TABLES)[number], number>> {
  return tenantTransaction(ctx, async (transaction) => {
    const counts = Object.fromEntries(TABLES.map((table) => [table, 0])) as Record<(typeof TABLES)[number], number>;
    for (const table of TABLES) {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}
        where tenant_id = ${ctx.tenantId}`.execute(transaction);
      counts[table] = rows[0]?.count ?? 0;
    }
    return counts;
  });
}

/** The same tenant's right as a worker has it. */
export function asJob(ctx: TenantContext): TenantContext {
  return actAs(ctx.platform, ctx.tenantId, { kind: "job", jobId: newId() });
}

type SourceInput = { kind: NewSource["kind"]; options?: unknown; name?: string };

/** Makes a source without reading it. */
export function addSource(ctx: TenantContext, input: SourceInput): Promise<Source> {
  return createSource(ctx, newSource.parse({ name: "Test source", ...input, sync: false }));
}

/** Carries out a sync here and now, as its job would, and returns how it ended. */
export async function syncNow(
  ctx: TenantContext,
  sourceId: string,
  signal = new AbortController().signal,
): Promise<Sync> {
  const { id } = await startSync(ctx, sourceId);
  await syncSourceJob.run(asJob(ctx), { syncId: id }, signal);
  return getSync(ctx, id);
}

/** Changes with every row of knowledge that is written, be it with what stood there before. */
export async function fingerprintKnowledge(owner: Kysely<Tables>, ctx: TenantContext): Promise<string> {
  const parts: string[] = [];
  for (const table of [
    "documents",
    "chunks",
    "offers",
    "document_attributes",
    "indexed_passages",
    "document_tombstones",
  ]) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(ctid::text || xmin::text, ' ' order by ctid)), '') as print
      from ${sql.table(table)} where tenant_id = ${ctx.tenantId}`.execute(owner);
    parts.push(`${table} ${rows[0]?.print}`);
  }
  return parts.join("\n");
}
