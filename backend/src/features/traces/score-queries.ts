import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { subjectOf } from "./trace-types.ts";

export interface ScoreRow {
  name: string;
  source: "visitor" | "member" | "api";
  value: number | null;
  label: string | null;
  comment: string | null;
  updated_at: Date;
}

export interface NewScore {
  traceId: string;
  name: string;
  source: "member" | "api";
  judge: string;
  value: number | null;
  label: string | null;
  comment: string | null;
}

/** Under this name the visitor's thumb stands among the scores: 1 for up, 0 for down. */
const HELPFUL = "helpful";

export async function selectScores(ctx: TenantContext, tx: Transaction, traceId: string): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`select name, source, value, label, comment, updated_at from scores
    where tenant_id = ${ctx.tenantId} and trace_id = ${traceId} order by name, source, judge limit 200`.execute(tx);
  const { rows: thumbs } = await sql<ScoreRow>`select ${HELPFUL} as name, 'visitor' as source,
      case rating when 'up' then 1 else 0 end::float8 as value, null as label, null as comment, rated_at as updated_at
    from turn_ratings where tenant_id = ${ctx.tenantId} and turn_id = ${subjectOf(traceId)}::uuid`.execute(tx);
  return [...thumbs, ...rows];
}

export async function upsertScore(ctx: TenantContext, tx: Transaction, score: NewScore): Promise<void> {
  await sql`insert into scores (tenant_id, trace_id, name, source, judge, value, label, comment)
    values (${ctx.tenantId}, ${score.traceId}, ${score.name}, ${score.source}, ${score.judge}, ${score.value},
      ${score.label}, ${score.comment})
    on conflict (tenant_id, trace_id, name, source, judge) do update
      set value = excluded.value, label = excluded.label, comment = excluded.comment, updated_at = now()`.execute(tx);
}

export async function isTraceKnown(ctx: TenantContext, tx: Transaction, traceId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from traces where tenant_id = ${ctx.tenantId} and id = ${traceId}`.execute(tx);
  return rows.length > 0;
}
