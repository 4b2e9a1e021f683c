import {
  exportLogsAsLinesRoute,
  exportLogsAsTableRoute,
  forgetVisitorLogsRoute,
  getLogSettingsRoute,
  ingestLogsRoute,
  ingestOtlpLogsRoute,
  reportWidgetLogsRoute,
  setLogOverrideRoute,
  setLogSettingsRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { exportLogsAsLines, exportLogsAsTable } from "./export-logs.ts";
import { ingestLogs } from "./ingest-logs.ts";
import { ingestOtlpLogs } from "./ingest-otlp-logs.ts";
import { reportWidgetLogs } from "./report-widget-logs.ts";
import { forgetVisitorLogs, getLogSettings, setLogOverride, setLogSettings } from "./set-log-settings.ts";

export const logIntakeRoutes = [
  bindRoute(ingestLogsRoute, (ctx, input) => ingestLogs(ctx, input)),
  bindRoute(ingestOtlpLogsRoute, (ctx, input) => ingestOtlpLogs(ctx, input)),
  bindRoute(reportWidgetLogsRoute, (ctx, { body }) => reportWidgetLogs(ctx, body)),
  bindRoute(getLogSettingsRoute, (ctx) => getLogSettings(ctx)),
  bindRoute(setLogSettingsRoute, (ctx, { body }) => setLogSettings(ctx, body)),
  bindRoute(setLogOverrideRoute, (ctx, { body }) => setLogOverride(ctx, body)),
  bindRoute(forgetVisitorLogsRoute, (ctx, { body }) => forgetVisitorLogs(ctx, body)),
  bindRoute(exportLogsAsLinesRoute, (ctx, { query }) => exportLogsAsLines(ctx, query)),
  bindRoute(exportLogsAsTableRoute, (ctx, { query }) => exportLogsAsTable(ctx, query)),
];
