import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export type CallState = "proposed" | "confirmed" | "refused" | "done" | "failed";

export interface CallRow {
  id: string;
  tool_id: string;
  conversation_id: string;
  turn_id: string;
  state: CallState;
  arguments: Record<string, unknown>;
  status: number | null;
  failure: string | null;
  milliseconds: number | null;
  created_at: Date;
}

const columns = sql`id, tool_id, conversation_id, turn_id, state, arguments, status, failure, milliseconds, created_at`;

export type NewCall = Pick<CallRow, "id" | "tool_id" | "conversation_id" | "turn_id" | "state" | "arguments"> &
  Partial<Pick<CallRow, "status" | "failure" | "milliseconds">>;

/** False where another call of the conversation waits to be confirmed. */
export async function insertCall(tx: Transaction, ctx: TenantContext, row: NewCall): Promise<boolean> {
  const { rows } = await sql`insert into tool_calls
      (tenant_id, id, tool_id, conversation_id, turn_id, state, arguments, status, failure, milliseconds)
    values (${ctx.tenantId}, ${row.id}, ${row.tool_id}, ${row.conversation_id}, ${row.turn_id}, ${row.state},
      ${jsonb(row.arguments)}, ${row.status ?? null}, ${row.failure ?? null}, ${row.milliseconds ?? null})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The call that waits to be confirmed, while the turn that proposed it is the one before `turnId`. */
export async function selectProposed(
  tx: Transaction,
  ctx: TenantContext,
  place: { conversationId: string; turnId: string },
): Promise<(CallRow & { is_fresh: boolean }) | undefined> {
  const { rows } = await sql<CallRow & { is_fresh: boolean }>`select c.id, c.tool_id, c.conversation_id, c.turn_id,
      c.state, c.arguments, c.status, c.failure, c.milliseconds, c.created_at,
      coalesce(before.position = this.position - 1 and c.created_at > now() - interval '15 minutes', false) as is_fresh
    from tool_calls c
    join turns before on before.tenant_id = c.tenant_id and before.id = c.turn_id
    join turns this on this.tenant_id = c.tenant_id and this.id = ${place.turnId}
    where c.tenant_id = ${ctx.tenantId} and c.conversation_id = ${place.conversationId} and c.state = 'proposed'`.execute(
    tx,
  );
  return rows[0];
}

/** False when somebody else decided before. */
export async function decideCall(
  tx: Transaction,
  ctx: TenantContext,
  call: { id: string; state: "confirmed" | "refused" },
): Promise<boolean> {
  const { rows } = await sql`update tool_calls set state = ${call.state}, decided_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${call.id} and state = 'proposed' returning id`.execute(tx);
  return rows.length > 0;
}

export async function finishCall(
  tx: Transaction,
  ctx: TenantContext,
  call: { id: string; state: "done" | "failed"; status: number | null; failure: string | null; milliseconds: number },
): Promise<void> {
  await sql`update tool_calls set state = ${call.state}, status = ${call.status}, failure = ${call.failure},
      milliseconds = ${call.milliseconds}
    where tenant_id = ${ctx.tenantId} and id = ${call.id}`.execute(tx);
}

export async function selectCalls(
  tx: Transaction,
  ctx: TenantContext,
  { toolId, limit }: { toolId: string; limit: number },
): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`select ${columns} from tool_calls
    where tenant_id = ${ctx.tenantId} and tool_id = ${toolId} order by created_at desc, id limit ${limit}`.execute(tx);
  return rows;
}
