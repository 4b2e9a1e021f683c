import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";

export type SourceKind = "website" | "catalogue" | "file" | "qa" | "push";

/** What tells that a feed or file is as it was when it was read whole last. */
export interface FeedState {
  etag: string | null;
  lastModified: string | null;
  /** SHA-256 of its bytes, hex. */
  hash: string;
}

export interface SourceRow {
  id: string;
  kind: SourceKind;
  name: string;
  options: Record<string, unknown>;
  resyncEveryMinutes: number | null;
  nextSyncAt: Date | null;
  feedState: FeedState | null;
  createdAt: Date;
  updatedAt: Date;
}

const columns = sql`id, kind, name, options, resync_every_minutes as "resyncEveryMinutes", next_sync_at as "nextSyncAt",
  feed_state as "feedState", created_at as "createdAt", updated_at as "updatedAt"`;

export async function insertSource(
  ctx: TenantContext,
  transaction: Transaction,
  source: Pick<SourceRow, "id" | "kind" | "name" | "options" | "resyncEveryMinutes">,
): Promise<void> {
  const { id, kind, name, options, resyncEveryMinutes } = source;
  await sql`insert into sources (tenant_id, id, kind, name, options, resync_every_minutes, next_sync_at)
    values (${ctx.tenantId}, ${id}, ${kind}, ${name}, ${jsonb(options)}, ${resyncEveryMinutes}::int,
      now() + make_interval(mins => ${resyncEveryMinutes}::int))`.execute(transaction);
}

/** Throws `not_found` for a source that is not there, is another tenant's, or is being removed. */
export async function findSource(ctx: TenantContext, transaction: Transaction, id: string): Promise<SourceRow> {
  const { rows } = await sql<SourceRow>`select ${columns} from sources
    where tenant_id = ${ctx.tenantId} and id = ${id} and not removing`.execute(transaction);
  if (!rows[0]) throw notFound("source");
  return rows[0];
}

export async function readSources(
  ctx: TenantContext,
  transaction: Transaction,
  page: { after: string | null; limit: number },
): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`select ${columns} from sources
    where tenant_id = ${ctx.tenantId} and not removing and (${page.after}::uuid is null or id > ${page.after}::uuid)
    order by id limit ${page.limit}`.execute(transaction);
  return rows;
}

export async function updateSourceRow(ctx: TenantContext, transaction: Transaction, source: SourceRow): Promise<void> {
  const { id, name, options, resyncEveryMinutes } = source;
  await sql`update sources set name = ${name}, options = ${jsonb(options)},
      resync_every_minutes = ${resyncEveryMinutes}::int, feed_state = null,
      next_sync_at = now() + make_interval(mins => ${resyncEveryMinutes}::int), updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(transaction);
}

export async function countDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  sourceIds: string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; documents: number }>`select source_id as id, count(*)::int as documents
    from documents where tenant_id = ${ctx.tenantId} and source_id = any(${sourceIds}::uuid[])
    group by source_id`.execute(transaction);
  return new Map(rows.map((row) => [row.id, row.documents]));
}

/** Hides the source; returns false when it is not there or hidden already. */
export async function markRemoving(ctx: TenantContext, transaction: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`update sources set removing = true, next_sync_at = null, updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${id} and not removing returning 1`.execute(transaction);
  return rows.length > 0;
}

/** Makes writers of one source take turns until the transaction ends, one that is being removed included. */
export async function takeTurn(ctx: TenantContext, transaction: Transaction, id: string): Promise<void> {
  await sql`select 1 from sources where tenant_id = ${ctx.tenantId} and id = ${id} for no key update`.execute(
    transaction,
  );
}

/** Takes a turn; false when the source is gone or being removed, so that nothing may be written to it any more. */
export async function lockSource(ctx: TenantContext, transaction: Transaction, id: string): Promise<boolean> {
  // Having waited for another writer, the database looks at the row as that one left it.
  const { rows } = await sql`select 1 from sources
    where tenant_id = ${ctx.tenantId} and id = ${id} and not removing for no key update`.execute(transaction);
  return rows.length > 0;
}

/** Null forgets it, so that the next sync reads everything. */
export async function writeFeedState(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; state: FeedState | null },
): Promise<void> {
  const state = of.state === null ? sql`null::jsonb` : jsonb(of.state);
  await sql`update sources set feed_state = ${state}
    where tenant_id = ${ctx.tenantId} and id = ${of.sourceId} and feed_state is distinct from ${state}`.execute(
    transaction,
  );
}

/** Returns how many went. */
export async function deleteSomeTombstones(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; limit: number },
): Promise<number> {
  const { rows } =
    await sql`delete from document_tombstones where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId}
    and external_id in (select external_id from document_tombstones
      where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} limit ${of.limit}) returning 1`.execute(
      transaction,
    );
  return rows.length;
}

/** Returns how many went. */
export async function deleteSomeProblems(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; limit: number },
): Promise<number> {
  const { rows } = await sql`delete from sync_problems where tenant_id = ${ctx.tenantId} and (sync_id, position) in (
    select sync_id, position from sync_problems join syncs on syncs.tenant_id = sync_problems.tenant_id and syncs.id = sync_problems.sync_id
    where sync_problems.tenant_id = ${ctx.tenantId} and syncs.source_id = ${of.sourceId} limit ${of.limit}) returning 1`.execute(
    transaction,
  );
  return rows.length;
}

/** The source's row, once nothing but its syncs and file names hang on it. */
export async function deleteEmptySource(ctx: TenantContext, transaction: Transaction, id: string): Promise<void> {
  await sql`delete from sources where tenant_id = ${ctx.tenantId} and id = ${id} and removing`.execute(transaction);
}

/** For when a sync is under way that may have passed what has just changed: the scheduler asks for another one. */
export async function askForSyncSoon(ctx: TenantContext, transaction: Transaction, id: string): Promise<void> {
  await sql`update sources set next_sync_at = now() where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    transaction,
  );
}
