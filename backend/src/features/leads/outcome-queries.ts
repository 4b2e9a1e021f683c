import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Band } from "./lead-settings.ts";

export interface OutcomeRow {
  id: string;
  kind: "order" | "reply" | "verdict";
  won: boolean;
  score: number;
  band: Band;
  occurred_at: Date;
}

export async function insertOutcome(
  tx: Transaction,
  ctx: TenantContext,
  row: OutcomeRow & { leadId: string },
): Promise<void> {
  await sql`insert into lead_outcomes (tenant_id, id, lead_id, kind, won, score, band, occurred_at)
    values (${ctx.tenantId}, ${row.id}, ${row.leadId}, ${row.kind}, ${row.won}, ${row.score}, ${row.band},
      ${row.occurred_at})`.execute(tx);
}

export async function selectOutcomes(tx: Transaction, ctx: TenantContext, leadId: string): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`select id, kind, won, score, band, occurred_at from lead_outcomes
    where tenant_id = ${ctx.tenantId} and lead_id = ${leadId} order by occurred_at desc limit 50`.execute(tx);
  return rows;
}

/** The latest outcome of each lead since a day, with the score that it had then. */
export async function selectJudged(tx: Transaction, ctx: TenantContext, since: Date) {
  const { rows } = await sql<{ won: boolean; score: number; band: Band }>`
    select distinct on (lead_id) won, score, band from lead_outcomes
    where tenant_id = ${ctx.tenantId} and occurred_at >= ${since}
    order by lead_id, occurred_at desc limit 10000`.execute(tx);
  return rows;
}

export interface FunnelCounts {
  conversations: number;
  leads: number;
  warm: number;
  hot: number;
  reachable: number;
}

export async function countFunnel(tx: Transaction, ctx: TenantContext, since: Date): Promise<FunnelCounts> {
  const { rows } = await sql<FunnelCounts>`select
      (select count(*)::int from conversations where tenant_id = ${ctx.tenantId} and updated_at >= ${since})
        as conversations,
      count(*)::int as leads, count(*) filter (where band = 'warm')::int as warm,
      count(*) filter (where band = 'hot')::int as hot,
      count(*) filter (where email is not null or phone is not null)::int as reachable
    from leads where tenant_id = ${ctx.tenantId} and last_seen_at >= ${since}`.execute(tx);
  return rows[0] ?? { conversations: 0, leads: 0, warm: 0, hot: 0, reachable: 0 };
}
