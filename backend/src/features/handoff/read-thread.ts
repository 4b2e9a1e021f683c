import type { ThreadEntry, ThreadFrame } from "@netvexa/contract/wire";
import { sql } from "kysely";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectEntries, selectThread, type ReadMarks } from "./thread-queries.ts";
import { toThreadEntry } from "./to-thread-entry.ts";

/** Entries that are read at once; a reader that gets as many asks for more. */
export const ENTRIES_AT_ONCE = 200;

/** Entries behind a position, in order, at most `ENTRIES_AT_ONCE`. */
export async function readEntries(ctx: TenantContext, conversationId: string, after: number): Promise<ThreadEntry[]> {
  const query = { conversationId, after, limit: ENTRIES_AT_ONCE };
  const rows = await tenantTransaction(ctx, (tx) => selectEntries(tx, ctx, query));
  return rows.map(toThreadEntry);
}

/** How far either side has received and read. */
export async function readMarks(ctx: TenantContext, conversationId: string): Promise<ThreadFrame[]> {
  const row = await tenantTransaction(ctx, async (tx) => {
    const { rows } = await sql<ReadMarks>`select visitor_delivered, visitor_read, people_delivered, people_read
      from conversations where tenant_id = ${ctx.tenantId} and id = ${conversationId}`.execute(tx);
    return rows[0];
  });
  if (!row) return [];
  return [
    { type: "seen", by: "visitor", delivered: row.visitor_delivered, read: row.visitor_read },
    { type: "seen", by: "people", delivered: row.people_delivered, read: row.people_read },
  ];
}

/** For a door that opens a thread: the visitor's own, or any of the tenant's for others. Throws `not_found`. */
export async function assertThread(ctx: TenantContext, conversationId: string): Promise<void> {
  const row = await tenantTransaction(ctx, (tx) => selectThread(tx, ctx, conversationId));
  const own = ctx.actor.kind !== "visitor" || row?.visitor_id === ctx.actor.visitorId;
  if (!row || !own) throw notFound("conversation");
}

/** The newest position of each of these conversations that is still there. */
export async function readPositions(ctx: TenantContext, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tenantTransaction(ctx, (tx) =>
    sql<{ id: string; last_position: number }>`select id, last_position from conversations
      where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])`.execute(tx),
  );
  return new Map(rows.map((row) => [row.id, row.last_position]));
}
