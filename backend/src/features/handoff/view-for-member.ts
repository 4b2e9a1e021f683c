import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";
import type { MemberHandoff } from "./act-as-member.ts";
import { loadRules } from "./handoff-settings.ts";
import { selectThread } from "./thread-queries.ts";
import { viewHandoff } from "./view-handoff.ts";

/** Who has a conversation, as the team sees it. Throws `not_found`. */
export async function viewForMember(tx: Transaction, ctx: TenantContext, id: string): Promise<MemberHandoff> {
  const row = await selectThread(tx, ctx, id);
  if (!row) throw notFound("conversation");
  const view = await viewHandoff(tx, ctx, { row, settings: await loadRules(tx, ctx, row.agent_id) });
  const { assigned_to: assignee, assigned_name: name } = row;
  const assignedTo = assignee === null ? null : { id: assignee, name: name ?? "" };
  return { ...view, assignedTo, requestedAt: await selectRequestedAt(tx, ctx, id) };
}

async function selectRequestedAt(tx: Transaction, ctx: TenantContext, id: string): Promise<string | null> {
  const { rows } = await sql<{ at: Date }>`select created_at as at from thread_entries
    where tenant_id = ${ctx.tenantId} and conversation_id = ${id} and kind = 'state' and state = 'requested'
    order by position desc limit 1`.execute(tx);
  return rows[0]?.at.toISOString() ?? null;
}
