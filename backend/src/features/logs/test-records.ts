import type { NewLogRecord } from "./log-record.ts";

/** A record with what a test does not care for filled in. */
export function logRecord(given: Partial<NewLogRecord> = {}): NewLogRecord {
  return {
    time: "2026-11-20T10:00:00.000Z",
    level: "info",
    log: "app",
    message: "something happened",
    fields: {},
    traceId: null,
    spanId: null,
    conversationId: null,
    visitorId: null,
    source: null,
    ...given,
  };
}
