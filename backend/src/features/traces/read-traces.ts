import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { invalidCursor } from "./errors.ts";
import { selectScores } from "./score-queries.ts";
import { tellScore } from "./tell-score.ts";
import {
  selectSpans,
  selectTrace,
  selectTraces,
  type StoredSpanRow,
  type TraceFilters,
  type TracePlace,
  type TraceRow,
} from "./trace-queries.ts";
import { subjectOf } from "./trace-types.ts";

const MOST_SPANS = 1_000;

export interface TracePage extends TraceFilters {
  cursor?: string | undefined;
  limit: number;
}

/** The tenant's traces, latest first, all or those that the filters name. Throws `invalid_cursor`. */
export async function listTraces(ctx: TenantContext, { cursor, limit, ...filters }: TracePage) {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await tenantTransaction(ctx, (tx) => selectTraces(ctx, tx, { after, limit: limit + 1, filters }));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { traces: page.map(tellTrace), nextCursor: rows.length > limit && last ? toCursor(last) : null };
}

/** A trace with its steps and what was thought of it. Throws `not_found`. */
export async function getTrace(ctx: TenantContext, traceId: string) {
  return tenantTransaction(ctx, async (tx) => {
    const trace = await selectTrace(ctx, tx, traceId);
    if (!trace) throw notFound("trace");
    const spans = await selectSpans(ctx, tx, { traceId, limit: MOST_SPANS });
    const scores = await selectScores(ctx, tx, traceId);
    return { ...tellTrace(trace), spanList: spans.map(tellSpan), scores: scores.map(tellScore) };
  });
}

function tellTrace(row: TraceRow) {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    sessionId: row.session_id,
    conversationId: row.conversation_id,
    turnId: row.kind === "turn" ? subjectOf(row.id) : null,
    service: row.service,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    durationMicros: row.duration_micros,
    spans: row.spans,
    model: row.model,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costMicros: row.cost_micros,
    firstOutputMs: row.first_output_ms,
  };
}

function tellSpan(row: StoredSpanRow) {
  return {
    id: row.id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    offsetMicros: row.offset_micros,
    durationMicros: row.duration_micros,
    attributes: row.attributes,
  };
}

function toCursor({ started_at: startedAt, id }: TraceRow): string {
  return Buffer.from(`${startedAt.toISOString()} ${id}`).toString("base64url");
}

function readCursor(cursor: string): TracePlace {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const startedAt = new Date(time);
  if (Number.isNaN(startedAt.getTime()) || !/^[0-9a-f]{32}$/.test(id)) throw invalidCursor();
  return { startedAt, id };
}
