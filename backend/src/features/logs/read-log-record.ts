import { flattenFields } from "./flatten-fields.ts";
import { EARLIEST_MS, MAX_AHEAD_MS, MAX_ID_CHARS, MAX_MESSAGE_CHARS, OWN_LOGS } from "./log-limits.ts";
import type { LogLevel, NewLogRecord } from "./log-record.ts";
import { LogRecordError } from "./log-record-error.ts";
import { toStorableText } from "./to-storable-text.ts";

/** Names that loggers use, and the numbers of pino and bunyan. */
const LEVELS: Record<string, LogLevel> = {
  trace: "trace",
  verbose: "trace",
  debug: "debug",
  info: "info",
  information: "info",
  notice: "info",
  log: "info",
  warn: "warn",
  warning: "warn",
  error: "error",
  err: "error",
  fatal: "fatal",
  critical: "fatal",
  alert: "fatal",
  emergency: "fatal",
  "10": "trace",
  "20": "debug",
  "30": "info",
  "40": "warn",
  "50": "error",
  "60": "fatal",
};

const KNOWN = new Set([
  "time",
  "level",
  "log",
  "message",
  "fields",
  "traceId",
  "spanId",
  "conversationId",
  "visitorId",
  "source",
]);

const LOG_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._:/-]{0,99}$/u;

/**
 * One record as somebody sent it. Only `message` is needed: the level is `info`, the log `default` and the time
 * `nowMs` when they are left out. Throws `LogRecordError`, which names the first thing that is wrong. Written by hand,
 * because it runs for every record: a schema takes a third longer.
 */
export function readLogRecord(value: unknown, nowMs: number): NewLogRecord {
  if (!isRecord(value)) throw new LogRecordError("not_an_object", "A record is a JSON object.");
  for (const key in value)
    if (!KNOWN.has(key))
      throw new LogRecordError(
        "unknown_property",
        `${key.slice(0, 50)} is no property of a record; put it into fields.`,
      );
  return {
    time: readTime(value.time, nowMs),
    level: readLevel(value.level),
    log: readLogName(value.log),
    message: readMessage(value.message),
    fields: flattenFields(value.fields),
    traceId: readHex("traceId", value.traceId, 32),
    spanId: readHex("spanId", value.spanId, 16),
    conversationId: readText("conversationId", value.conversationId),
    visitorId: readText("visitorId", value.visitorId),
    source: readText("source", value.source),
  };
}

/** A level by name or number; `info` when there is none. */
export function readLevel(value: unknown): LogLevel {
  if (value === undefined || value === null) return "info";
  const level =
    typeof value === "string" || typeof value === "number" ? LEVELS[String(value).toLowerCase()] : undefined;
  if (level) return level;
  throw new LogRecordError("level_invalid", "level is one of trace, debug, info, warn, error, fatal.");
}

/** The name of a log: letters, digits, and `. _ : / -` or spaces after the first, at most 100 characters. */
function readLogName(value: unknown): string {
  if (value === undefined || value === null) return "default";
  if (typeof value !== "string" || !LOG_NAME.test(value))
    throw new LogRecordError(
      "log_invalid",
      "log is 1 to 100 letters, digits, spaces or . _ : / - and begins with a letter or digit.",
    );
  if (value.startsWith(OWN_LOGS))
    throw new LogRecordError("log_reserved", `Logs that begin with ${OWN_LOGS} are written by Netvexa itself.`);
  return value;
}

/** As JavaScript itself writes a time, on a day that every month has: nothing to change. */
const CANONICAL = /^\d{4}-\d\d-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d\.\d{3}Z$/;

function readTime(value: unknown, nowMs: number): string {
  if (value === undefined || value === null) return new Date(nowMs).toISOString();
  const ms = typeof value === "number" ? value : typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (!Number.isFinite(ms)) throw new LogRecordError("time_invalid", "time is ISO 8601, or milliseconds since 1970.");
  if (ms < EARLIEST_MS || ms > nowMs + MAX_AHEAD_MS)
    throw new LogRecordError("time_out_of_range", "time lies before 2000 or more than a day ahead.");
  return typeof value === "string" && CANONICAL.test(value) ? value : new Date(ms).toISOString();
}

function readMessage(value: unknown): string {
  if (typeof value !== "string") throw new LogRecordError("message_missing", "message is a text.");
  if (value.length > MAX_MESSAGE_CHARS)
    throw new LogRecordError("message_too_long", `message has at most ${MAX_MESSAGE_CHARS} characters.`);
  return toStorableText(value);
}

function readHex(name: string, value: unknown, length: number): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" && value.length === length && /^[0-9a-f]+$/i.test(value)) return value.toLowerCase();
  throw new LogRecordError(`${name}_invalid`, `${name} is ${length} hexadecimal digits.`);
}

function readText(name: string, value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && value.length <= MAX_ID_CHARS) return toStorableText(value);
  throw new LogRecordError(`${name}_invalid`, `${name} is a text of at most ${MAX_ID_CHARS} characters.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
