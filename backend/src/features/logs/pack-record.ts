import { LOG_LEVELS } from "./log-filter.ts";
import type { LogRecord, NewLogRecord } from "./log-record.ts";

/**
 * A record as a short text, for the hot store: a JSON list without names. Shorter than the record as it was sent, which
 * is what leaves room for the store's own bytes.
 */
export function packRecord(record: NewLogRecord): string {
  const list: unknown[] = [
    LOG_LEVELS.indexOf(record.level),
    Date.parse(record.time),
    record.log,
    record.message,
    Object.keys(record.fields).length > 0 ? record.fields : 0,
    record.source ?? 0,
    record.visitorId ?? 0,
    record.conversationId ?? 0,
    record.traceId ?? 0,
    record.spanId ?? 0,
  ];
  while (list.at(-1) === 0) list.pop();
  return JSON.stringify(list);
}

/** What `packRecord` packed, with the id that the store gave it. */
export function unpackRecord(id: string, text: string): LogRecord {
  const list: PackedRecord = JSON.parse(text);
  const [level, time, log, message, fields, source, visitorId, conversationId, traceId, spanId] = list;
  return {
    id,
    time: new Date(time).toISOString(),
    level: LOG_LEVELS[level] ?? "info",
    log,
    message,
    fields: fields || {},
    traceId: traceId || null,
    spanId: spanId || null,
    conversationId: conversationId || null,
    visitorId: visitorId || null,
    source: source || null,
  };
}

type Left = string | 0 | undefined;
type PackedRecord = [
  level: number,
  time: number,
  log: string,
  message: string,
  fields: NewLogRecord["fields"] | 0 | undefined,
  source: Left,
  visitorId: Left,
  conversationId: Left,
  traceId: Left,
  spanId: Left,
];
