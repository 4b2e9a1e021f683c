import { ingestLogsRoute, ingestOtlpLogsRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { ingestLogs } from "./ingest-logs.ts";
import { ingestOtlpLogs } from "./ingest-otlp-logs.ts";

export const logIntakeRoutes = [
  bindRoute(ingestLogsRoute, (ctx, input) => ingestLogs(ctx, input)),
  bindRoute(ingestOtlpLogsRoute, (ctx, input) => ingestOtlpLogs(ctx, input)),
];
