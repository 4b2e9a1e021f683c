import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";

export type SyncState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface SyncCounts {
  found: number;
  read: number;
  indexed: number;
  unchanged: number;
  removed: number;
  skipped: number;
  failed: number;
}

export interface SyncRow extends SyncCounts {
  id: string;
  sourceId: string;
  state: SyncState;
  fractionRead: number | null;
  complete: boolean | null;
  errorCode: string | null;
  errorDetail: string | null;
  createdAt: Date;
  startedAt: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
}

const columns = sql`id, source_id as "sourceId", state, found, read, indexed, unchanged, removed, skipped, failed,
  fraction_read as "fractionRead", complete, error_code as "errorCode", error_detail as "errorDetail",
  created_at as "createdAt", started_at as "startedAt", updated_at as "updatedAt", finished_at as "finishedAt"`;

/** Null when the source has one that is queued or running. */
export async function insertSync(
  ctx: TenantContext,
  transaction: Transaction,
  of: { id: string; sourceId: string },
): Promise<SyncRow | null> {
  const { rows } = await sql<SyncRow>`insert into syncs (tenant_id, id, source_id, state, job_id)
    values (${ctx.tenantId}, ${of.id}, ${of.sourceId}, 'queued', ${of.id})
    on conflict (tenant_id, source_id) where state in ('queued', 'running') do nothing
    returning ${columns}`.execute(transaction);
  return rows[0] ?? null;
}

export async function setSyncJob(
  ctx: TenantContext,
  transaction: Transaction,
  of: { syncId: string; jobId: string },
): Promise<void> {
  await sql`update syncs set job_id = ${of.jobId} where tenant_id = ${ctx.tenantId} and id = ${of.syncId}`.execute(
    transaction,
  );
}

export async function readSync(ctx: TenantContext, transaction: Transaction, id: string): Promise<SyncRow> {
  const { rows } = await sql<SyncRow>`select ${columns} from syncs
    where tenant_id = ${ctx.tenantId} and id = ${id}
      and exists (select 1 from sources where sources.tenant_id = syncs.tenant_id and sources.id = syncs.source_id and not removing)`.execute(
    transaction,
  );
  if (!rows[0]) throw notFound("sync");
  return rows[0];
}

export async function readSyncsOf(
  ctx: TenantContext,
  transaction: Transaction,
  page: { sourceId: string; before: string | null; limit: number },
): Promise<SyncRow[]> {
  const { rows } = await sql<SyncRow>`select ${columns} from syncs
    where tenant_id = ${ctx.tenantId} and source_id = ${page.sourceId} and (${page.before}::uuid is null or id < ${page.before}::uuid)
    order by id desc limit ${page.limit}`.execute(transaction);
  return rows;
}

export async function readLatestSyncs(
  ctx: TenantContext,
  transaction: Transaction,
  sourceIds: string[],
): Promise<Map<string, SyncRow>> {
  const { rows } = await sql<SyncRow>`select latest.* from unnest(${sourceIds}::uuid[]) as wanted (source_id)
    cross join lateral (
      select ${columns} from syncs where tenant_id = ${ctx.tenantId} and syncs.source_id = wanted.source_id
      order by created_at desc limit 1
    ) latest`.execute(transaction);
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** Marks a sync as running, from its beginning; null when it is over, or was never there. */
export async function beginSync(
  ctx: TenantContext,
  transaction: Transaction,
  of: { syncId: string; jobId: string },
): Promise<SyncRow | null> {
  await sql`delete from sync_problems where tenant_id = ${ctx.tenantId} and sync_id = ${of.syncId}`.execute(
    transaction,
  );
  const { rows } = await sql<SyncRow>`
    update syncs set state = 'running', job_id = ${of.jobId}, started_at = now(), updated_at = now(), found = 0, read = 0,
      indexed = 0, unchanged = 0, removed = 0, skipped = 0, failed = 0, fraction_read = null
    where tenant_id = ${ctx.tenantId} and id = ${of.syncId} and state in ('queued', 'running')
    returning ${columns}`.execute(transaction);
  return rows[0] ?? null;
}

/** False when the sync is not running any more: cancelled, or gone with its source. */
export async function writeProgress(
  ctx: TenantContext,
  transaction: Transaction,
  of: { syncId: string; counts: SyncCounts; fractionRead: number | null },
): Promise<boolean> {
  const { counts } = of;
  const { rows } = await sql`
    update syncs set found = ${counts.found}, read = ${counts.read}, indexed = ${counts.indexed},
      unchanged = ${counts.unchanged}, removed = ${counts.removed}, skipped = ${counts.skipped},
      failed = ${counts.failed}, fraction_read = ${of.fractionRead}, updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${of.syncId} and state = 'running' returning 1`.execute(transaction);
  return rows.length > 0;
}

export interface SyncEnd {
  syncId: string;
  state: "done" | "failed" | "cancelled";
  complete: boolean | null;
  error: { code: string; detail: string } | null;
}

/** Ends a sync that is queued or running; null when there is none. */
export async function endSync(ctx: TenantContext, transaction: Transaction, end: SyncEnd): Promise<SyncRow | null> {
  const { rows } = await sql<SyncRow>`
    update syncs set state = ${end.state}, complete = ${end.complete}, error_code = ${end.error?.code ?? null},
      error_detail = ${end.error?.detail ?? null}, finished_at = now(), updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${end.syncId} and state in ('queued', 'running')
    returning ${columns}`.execute(transaction);
  return rows[0] ?? null;
}

/** Keeps a source's newest syncs. */
export async function deleteOldSyncs(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; keep: number },
): Promise<void> {
  await sql`delete from syncs where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} and id in (
    select id from syncs where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId}
    order by created_at desc offset ${of.keep} limit 20)`.execute(transaction);
}

export interface SyncProblem {
  position: number;
  outcome: "skipped" | "failed" | "noted";
  item: string;
  code: string;
  reason: string;
}

export async function insertProblems(
  ctx: TenantContext,
  transaction: Transaction,
  of: { syncId: string; problems: SyncProblem[] },
): Promise<void> {
  if (of.problems.length === 0) return;
  const column = <T>(read: (problem: SyncProblem) => T) => of.problems.map(read);
  await sql`insert into sync_problems (tenant_id, sync_id, position, outcome, item, code, reason)
    select ${ctx.tenantId}, ${of.syncId}, position, outcome, item, code, reason
    from unnest(${column((problem) => problem.position)}::int[], ${column((problem) => problem.outcome)}::text[],
      ${column((problem) => problem.item)}::text[], ${column((problem) => problem.code)}::text[],
      ${column((problem) => problem.reason)}::text[]) as given (position, outcome, item, code, reason)`.execute(
    transaction,
  );
}

export async function readProblems(
  ctx: TenantContext,
  transaction: Transaction,
  page: { syncId: string; after: number; limit: number },
): Promise<SyncProblem[]> {
  const { rows } = await sql<SyncProblem>`select position, outcome, item, code, reason from sync_problems
    where tenant_id = ${ctx.tenantId} and sync_id = ${page.syncId} and position > ${page.after}
    order by position limit ${page.limit}`.execute(transaction);
  return rows;
}

export async function cancelActiveSync(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<void> {
  await sql`update syncs set state = 'cancelled', finished_at = now(), updated_at = now()
    where tenant_id = ${ctx.tenantId} and source_id = ${sourceId} and state in ('queued', 'running')`.execute(
    transaction,
  );
}
