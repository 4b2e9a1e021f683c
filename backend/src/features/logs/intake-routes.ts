import { ingestLogsRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { ingestLogs } from "./ingest-logs.ts";

export const logIntakeRoutes = [bindRoute(ingestLogsRoute, (ctx, input) => ingestLogs(ctx, input))];
