import type { RecordedSpan } from "#platform/span-recorder";

export type TraceKind = "turn" | "sync" | "external";

/** A trace whole, as the product writes it after the work is done. */
export interface NewTrace {
  /** 32 hexadecimal digits; see `traceIdOf`. */
  id: string;
  kind: TraceKind;
  name: string;
  sessionId: string | null;
  /** Only of a turn: the trace goes with this conversation. */
  conversationId: string | null;
  model: string | null;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  firstOutputMs: number | null;
  spans: readonly RecordedSpan[];
}

/** The trace of a turn or a sync has its id, written as OpenTelemetry writes it. */
export function traceIdOf(id: string): string {
  return id.replaceAll("-", "");
}

/** The other way round: the id of what a trace is about. */
export function subjectOf(traceId: string): string {
  return traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
