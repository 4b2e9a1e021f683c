import type { countLogsRoute, listLogFacetsRoute, searchLogsRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";

export type LogRecord = RouteOutput<typeof searchLogsRoute>["records"][number];
export type LogHistogram = RouteOutput<typeof countLogsRoute>;
export type LogFacets = RouteOutput<typeof listLogFacetsRoute>;
export type LogLevel = LogRecord["level"];

/** From the least to the most urgent, as the bars stand on each other. */
export const LEVELS: readonly LogLevel[] = ["trace", "debug", "info", "warn", "error", "fatal"];
