import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { SpanFacts, SpanKind } from "#platform/span-recorder";
import type { TenantContext } from "#platform/tenant-context";
import type { NewTrace, TraceKind } from "./trace-types.ts";

export interface TraceRow {
  id: string;
  kind: TraceKind;
  name: string;
  session_id: string | null;
  conversation_id: string | null;
  service: string;
  status: "ok" | "error";
  started_at: Date;
  duration_micros: number;
  spans: number;
  model: string | null;
  input_tokens: number;
  output_tokens: number;
  cost_micros: number;
  first_output_ms: number | null;
}

export interface SpanRow {
  id: string;
  parentId: string | null;
  kind: SpanKind;
  name: string;
  status: "ok" | "error";
  /** Milliseconds since 1970, with a fraction. */
  startedAt: number;
  durationMicros: number;
  attributes: SpanFacts;
  content: SpanFacts;
}

type TraceValues = Omit<NewTrace, "spans"> & {
  service: string;
  status: "ok" | "error";
  /** Milliseconds since 1970, with a fraction. */
  startedAt: number;
  endedAt: number;
  spans: readonly unknown[];
};

/** False when the trace is there already. */
export async function insertTraceRow(ctx: TenantContext, tx: Transaction, trace: TraceValues): Promise<boolean> {
  const { rows } =
    await sql`insert into traces (tenant_id, id, kind, name, session_id, conversation_id, service, status,
      started_at, ended_at, spans, model, input_tokens, output_tokens, cost_micros, first_output_ms)
    values (${ctx.tenantId}, ${trace.id}, ${trace.kind}, ${trace.name}, ${trace.sessionId}, ${trace.conversationId},
      ${trace.service}, ${trace.status}, to_timestamp(${trace.startedAt}::float8 / 1000), to_timestamp(${trace.endedAt}::float8 / 1000), ${trace.spans.length}, ${trace.model},
      ${trace.inputTokens}, ${trace.outputTokens}, ${trace.costMicros}, ${trace.firstOutputMs})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Leaves out spans that are there; returns how many came new. */
export async function insertSpanRows(
  ctx: TenantContext,
  tx: Transaction,
  { traceId, spans }: { traceId: string; spans: readonly SpanRow[] },
): Promise<number> {
  const column = <T>(pick: (span: SpanRow) => T) => spans.map(pick);
  const { rows } = await sql`insert into spans (tenant_id, trace_id, id, parent_id, kind, name, status, started_at,
      duration_micros, attributes)
    select ${ctx.tenantId}, ${traceId}, s.id, nullif(s.parent_id, ''), s.kind, s.name, s.status,
      to_timestamp(s.started_at / 1000), s.duration_micros,
      case when coalesce((select capture_content from trace_settings where tenant_id = ${ctx.tenantId}), false)
        then s.attributes::jsonb || s.content::jsonb else s.attributes::jsonb end
    from unnest(${column(({ id }) => id)}::text[], ${column(({ parentId }) => parentId ?? "")}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ status }) => status)}::text[], ${column(({ startedAt }) => startedAt)}::float8[],
      ${column(({ durationMicros }) => durationMicros)}::bigint[],
      ${column(({ attributes }) => JSON.stringify(attributes))}::text[],
      ${column(({ content }) => JSON.stringify(content))}::text[])
      as s (id, parent_id, kind, name, status, started_at, duration_micros, attributes, content)
    on conflict do nothing returning id`.execute(tx);
  return rows.length;
}

/** Whether the product itself wrote the trace: nobody adds to it. */
export async function isOwnTrace(ctx: TenantContext, tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from traces
    where tenant_id = ${ctx.tenantId} and id = ${id} and kind <> 'external'`.execute(tx);
  return rows.length > 0;
}

export interface ReceivedTraceRow {
  id: string;
  service: string;
  sessionId: string | null;
  spans: readonly SpanRow[];
  totals: {
    /** Of the root, once it has come. */
    name: string | null;
    startedAt: number;
    endedAt: number;
    failed: boolean;
    model: unknown;
    inputTokens: number;
    outputTokens: number;
  };
}

/** Makes the trace, or lets it grow by spans that are new to it; returns how many it had before. */
export async function mergeTraceRow(ctx: TenantContext, tx: Transaction, trace: ReceivedTraceRow): Promise<number> {
  const { totals } = trace;
  const ids = trace.spans.map(({ id }) => id);
  const { rows } = await sql<{ before: number; known: number }>`select count(*)::int as before,
      count(*) filter (where id = any(${ids}::text[]))::int as known
    from spans where tenant_id = ${ctx.tenantId} and trace_id = ${trace.id}`.execute(tx);
  const { before, known } = rows[0] ?? { before: 0, known: 0 };
  // What was all there before is an export that is sent again.
  if (known === ids.length && known > 0) return before;
  const model = typeof totals.model === "string" ? totals.model.slice(0, 200) : null;
  await sql`insert into traces (tenant_id, id, kind, name, session_id, service, status, started_at, ended_at, spans,
      model, input_tokens, output_tokens)
    values (${ctx.tenantId}, ${trace.id}, 'external', ${totals.name ?? trace.spans[0]?.name ?? "trace"},
      ${trace.sessionId}, ${trace.service}, ${totals.failed ? "error" : "ok"},
      to_timestamp(${totals.startedAt}::float8 / 1000), to_timestamp(${totals.endedAt}::float8 / 1000),
      ${ids.length - known}, ${model}, ${totals.inputTokens}, ${totals.outputTokens})
    on conflict (tenant_id, id) do update set
      name = coalesce(${totals.name}, traces.name), session_id = coalesce(traces.session_id, excluded.session_id),
      status = case when excluded.status = 'error' then 'error' else traces.status end,
      started_at = least(traces.started_at, excluded.started_at), ended_at = greatest(traces.ended_at, excluded.ended_at),
      spans = traces.spans + excluded.spans, model = coalesce(traces.model, excluded.model),
      input_tokens = traces.input_tokens + excluded.input_tokens,
      output_tokens = traces.output_tokens + excluded.output_tokens`.execute(tx);
  return before;
}

export interface TracePlace {
  startedAt: Date;
  id: string;
}

export interface TraceFilters {
  kind?: TraceKind | undefined;
  sessionId?: string | undefined;
  status?: "ok" | "error" | undefined;
  from?: string | undefined;
}

const columns = sql`id, kind, name, session_id, conversation_id, service, status, started_at,
  round(extract(epoch from ended_at - started_at) * 1000000)::bigint as duration_micros, spans, model, input_tokens,
  output_tokens, cost_micros, first_output_ms`;

/** After a place in the list, latest first. */
export async function selectTraces(
  ctx: TenantContext,
  tx: Transaction,
  query: { after: TracePlace | null; limit: number; filters: TraceFilters },
): Promise<TraceRow[]> {
  const { after, limit, filters } = query;
  const conditions = [
    after && sql`and (started_at, id) < (${after.startedAt}::timestamptz, ${after.id})`,
    filters.kind && sql`and kind = ${filters.kind}`,
    filters.sessionId && sql`and session_id = ${filters.sessionId}`,
    filters.status && sql`and status = ${filters.status}`,
    filters.from && sql`and started_at >= ${filters.from}::timestamptz`,
  ].flatMap((condition) => (condition ? [condition] : []));
  const { rows } = await sql<TraceRow>`select ${columns}
    from traces where tenant_id = ${ctx.tenantId} ${sql.join(conditions, sql` `)}
    order by started_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectTrace(ctx: TenantContext, tx: Transaction, id: string): Promise<TraceRow | undefined> {
  const { rows } = await sql<TraceRow>`select ${columns}
    from traces where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

export interface StoredSpanRow {
  id: string;
  parent_id: string | null;
  kind: SpanKind;
  name: string;
  status: "ok" | "error";
  started_at: Date;
  /** Microseconds after the trace began, which a `Date` cannot hold. */
  offset_micros: number;
  duration_micros: number;
  attributes: Record<string, unknown>;
}

/** In the order in which they began. */
export async function selectSpans(
  ctx: TenantContext,
  tx: Transaction,
  { traceId, limit }: { traceId: string; limit: number },
): Promise<StoredSpanRow[]> {
  const { rows } = await sql<StoredSpanRow>`select s.id, s.parent_id, s.kind, s.name, s.status, s.started_at,
      s.duration_micros, s.attributes,
      greatest(0, round(extract(epoch from s.started_at - t.started_at) * 1000000))::bigint as offset_micros
    from spans s join traces t on t.tenant_id = s.tenant_id and t.id = s.trace_id
    where s.tenant_id = ${ctx.tenantId} and s.trace_id = ${traceId}
    order by s.started_at, s.id limit ${limit}`.execute(tx);
  return rows;
}
