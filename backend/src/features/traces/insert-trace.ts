import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { insertSpanRows, insertTraceRow, type SpanRow } from "./trace-queries.ts";
import type { NewTrace } from "./trace-types.ts";

const SERVICE = "netvexa";

/**
 * Writes a trace with its steps, in the caller's transaction: three short statements, so that the turn that it is about
 * is not kept waiting. What was said goes in only where the tenant wants it kept. A trace that is there stays as it is.
 */
export async function insertTrace(ctx: TenantContext, transaction: Transaction, trace: NewTrace): Promise<void> {
  const [root] = trace.spans;
  if (!root) return;
  const inserted = await insertTraceRow(ctx, transaction, {
    ...trace,
    service: SERVICE,
    status: root.failure === null ? "ok" : "error",
    startedAt: root.startedAt,
    endedAt: root.startedAt + root.durationMicros / 1_000,
  });
  if (inserted) await insertSpanRows(ctx, transaction, { traceId: trace.id, spans: trace.spans.map(toSpanRow) });
}

function toSpanRow(span: NewTrace["spans"][number]): SpanRow {
  const { id, parentId, kind, name, failure, startedAt, durationMicros, facts, content } = span;
  const status = failure === null ? "ok" : "error";
  const attributes = failure === null ? facts : { ...facts, "error.type": failure };
  return { id, parentId, kind, name, status, startedAt, durationMicros, attributes, content };
}
