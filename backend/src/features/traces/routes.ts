import {
  getTraceRoute,
  getTraceSettingsRoute,
  ingestOtlpTracesRoute,
  listTracesRoute,
  scoreTraceRoute,
  setTraceSettingsRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { ingestOtlpTraces } from "./ingest-otlp-traces.ts";
import { getTrace, listTraces } from "./read-traces.ts";
import { scoreTrace } from "./score-trace.ts";
import { getTraceSettings, setTraceSettings } from "./trace-settings.ts";

export const traceRoutes = [
  bindRoute(listTracesRoute, (ctx, { query }) => listTraces(ctx, query)),
  bindRoute(getTraceRoute, (ctx, { params }) => getTrace(ctx, params.traceId)),
  bindRoute(scoreTraceRoute, (ctx, { params, body }) => scoreTrace(ctx, { ...params, ...body })),
  bindRoute(ingestOtlpTracesRoute, (ctx, { upload }) => ingestOtlpTraces(ctx, upload)),
  bindRoute(getTraceSettingsRoute, (ctx) => getTraceSettings(ctx)),
  bindRoute(setTraceSettingsRoute, (ctx, { body }) => setTraceSettings(ctx, body)),
];
