import { sql } from "kysely";
import type { TurnEvent, TurnOutcome } from "@netvexa/contract/wire";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { MemoryRow } from "./queries.ts";
import type { Page, Receipt } from "./turn-types.ts";

export interface StoredTurn {
  id: string;
  conversation_id: string;
  position: number;
  question: string;
  page: Page | null;
  outcome: TurnOutcome | null;
  events: TurnEvent[];
  created_at: Date;
  receipt: Receipt | null;
  agent_id: string;
  language: string;
}

/** A turn that has ended, with what its answer was made from. */
export async function selectEndedTurn(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<StoredTurn>`select t.id, t.conversation_id, t.position, t.question, t.page, t.outcome,
      t.events, t.created_at, r.content as receipt, c.agent_id, c.language
    from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
      left join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
    where t.tenant_id = ${ctx.tenantId} and t.id = ${id} and t.state <> 'running'`.execute(tx);
  return rows[0];
}

/** What had been said before it, latest first. */
export async function selectMemoryBefore(
  tx: Transaction,
  ctx: TenantContext,
  { turn, limit }: { turn: StoredTurn; limit: number },
): Promise<MemoryRow[]> {
  const { rows } = await sql<MemoryRow>`select t.question, t.events, r.content -> 'passages' as passages
    from turns t left join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
    where t.tenant_id = ${ctx.tenantId} and t.conversation_id = ${turn.conversation_id}
      and t.position < ${turn.position} and t.state in ('done', 'aborted')
    order by t.position desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectDailyUse(tx: Transaction, ctx: TenantContext, day: string) {
  const { rows } = await sql<{ turns: number; costMicros: number }>`
    select turns, cost_micros as "costMicros" from daily_usage
    where tenant_id = ${ctx.tenantId} and day = ${day}::date`.execute(tx);
  return rows[0] ?? { turns: 0, costMicros: 0 };
}

/** Hashes of the passages that documents hold now; a document without any is gone. */
export async function selectPassageHashes(tx: Transaction, ctx: TenantContext, documents: readonly number[]) {
  const { rows } = await sql<{ document: number; hash: string }>`select document_number as document, hash from chunks
    where tenant_id = ${ctx.tenantId} and document_number = any(${[...documents]}::int[])`.execute(tx);
  return Map.groupBy(rows, ({ document }) => document);
}
