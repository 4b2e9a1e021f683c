export { appendLogs, type AppendLogsInput, type AppendLogsResult } from "./append-logs.ts";
export { createArchiveLogStore } from "./archive-log-store.ts";
export { logIntakeRoutes } from "./intake-routes.ts";
export { createStreamLogStore } from "./stream-log-store.ts";
export { archiveHotLogs, forgetLogBatches } from "./keep-log-archive.ts";
export { keepPartitionsAhead } from "./make-log-partitions.ts";
export { logSearchRoutes } from "./search-routes.ts";
export { searchLogs } from "./search-logs.ts";
export { tailLogs } from "./tail-logs.ts";
