import { unpackBody } from "#features/logs";
import { decodeOtlp, encodeOtlpAnswer } from "#features/otlp";
import { AppError } from "#platform/errors";
import type { FileUpload, TypedBytes } from "#platform/route";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readOtlpSpans, type ReceivedTrace } from "./read-otlp-spans.ts";
import { insertSpanRows, isOwnTrace, mergeTraceRow } from "./trace-queries.ts";

const MOST_SPANS = 5_000;
const MOST_OF_ONE_TRACE = 2_000;

/**
 * An OTLP/HTTP export of spans (protobuf or JSON, plain or gzip), answered as the protocol says: 200 with
 * `partialSuccess` for what could not be taken. Spans of one trace may come in several exports and in any order; one
 * that is sent again is stored once. Nothing can be added to the product's own traces. Throws `otlp_unreadable`,
 * `otlp_media_type`, `log_batch_too_large`.
 */
export async function ingestOtlpTraces(ctx: TenantContext, upload: FileUpload): Promise<TypedBytes> {
  const body = await unpackBody(upload);
  const { traces, problems } = readOtlpSpans(decodeOtlp("traces", body, upload.mediaType));
  const total = traces.reduce((sum, { spans }) => sum + spans.length, 0);
  if (total > MOST_SPANS) throw tooManySpans();
  for (const trace of traces) problems.push(...(await store(ctx, trace)));
  const message = [...new Set(problems)].slice(0, 5).join("; ");
  return encodeOtlpAnswer("traces", upload.mediaType, { rejected: problems.length, message });
}

/** Returns a problem for each span that was not taken. */
function store(ctx: TenantContext, trace: ReceivedTrace): Promise<string[]> {
  return tenantTransaction(ctx, async (tx) => {
    if (await isOwnTrace(ctx, tx, trace.id)) return trace.spans.map(() => "The trace id is taken.");
    const stored = await mergeTraceRow(ctx, tx, { ...trace, totals: totalsOf(trace) });
    const room = Math.max(0, MOST_OF_ONE_TRACE - stored);
    await insertSpanRows(ctx, tx, { traceId: trace.id, spans: trace.spans.slice(0, room) });
    return trace.spans.slice(room).map(() => `A trace has at most ${MOST_OF_ONE_TRACE} spans.`);
  });
}

function totalsOf({ spans }: ReceivedTrace) {
  const generations = spans.filter(({ kind }) => kind === "generation");
  const sum = (name: string) =>
    generations.reduce((all, { attributes }) => all + Math.max(0, Math.trunc(Number(attributes[name] ?? 0)) || 0), 0);
  const root = spans.find(({ parentId }) => parentId === null);
  return {
    name: root?.name ?? null,
    startedAt: Math.min(...spans.map(({ startedAt }) => startedAt)),
    endedAt: Math.max(...spans.map(({ startedAt, durationMicros }) => startedAt + durationMicros / 1_000)),
    failed: spans.some(({ status }) => status === "error"),
    model: generations.map(({ attributes }) => attributes["gen_ai.request.model"]).find((name) => name !== undefined),
    inputTokens: sum("gen_ai.usage.input_tokens"),
    outputTokens: sum("gen_ai.usage.output_tokens"),
  };
}

function tooManySpans(): AppError {
  return new AppError({
    kind: "too_large",
    code: "log_batch_too_large",
    detail: `An export has at most ${MOST_SPANS} spans. Let the sender make smaller batches.`,
  });
}
