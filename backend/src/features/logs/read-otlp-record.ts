import { readOtlpAttributes, readOtlpId, readOtlpMs, readOtlpValue, textOf } from "#features/otlp";
import { MAX_ID_CHARS } from "./log-limits.ts";
import type { LogFieldValue, LogLevel, NewLogRecord } from "./log-record.ts";
import { readLevel, readLogRecord } from "./read-log-record.ts";

export interface OtlpRecord {
  record: Record<string, unknown>;
  /** Attributes of what sent it. */
  resource: Record<string, LogFieldValue>;
  scope: Record<string, unknown>;
  nowMs: number;
}

/** Severity numbers go in steps of four (OpenTelemetry logs data model). */
const SEVERITIES: readonly LogLevel[] = ["trace", "debug", "info", "warn", "error", "fatal"];

/**
 * A log record of OpenTelemetry as one of ours: the service is its source, the attribute `log` or else the scope its
 * log. `gen_ai.conversation.id` and `visitor.id` become the record's own. Throws `LogRecordError`.
 */
export function readOtlpRecord({ record, resource, scope, nowMs }: OtlpRecord): NewLogRecord {
  const attributes = readOtlpAttributes(record.attributes);
  const { log, "gen_ai.conversation.id": conversationId, "visitor.id": visitorId, ...rest } = attributes;
  return readLogRecord(
    {
      time: readOtlpMs(record.timeUnixNano) ?? readOtlpMs(record.observedTimeUnixNano) ?? nowMs,
      level: readSeverity(record),
      log: toLogName(textOf(log) ?? textOf(scope.name)),
      message: toMessage(record),
      fields: { ...ownOf(resource), ...rest },
      traceId: readOtlpId(record.traceId, 16),
      spanId: readOtlpId(record.spanId, 8),
      conversationId: toText(conversationId),
      visitorId: toText(visitorId),
      source: toText(resource["service.name"]),
    },
    nowMs,
  );
}

function readSeverity({ severityNumber, severityText }: Record<string, unknown>): LogLevel {
  const number = typeof severityNumber === "number" ? severityNumber : 0;
  const level = number > 0 ? SEVERITIES[Math.min(5, Math.floor((number - 1) / 4))] : undefined;
  if (level) return level;
  try {
    return readLevel(textOf(severityText));
  } catch {
    return "info";
  }
}

function toMessage({ body, eventName }: Record<string, unknown>): string {
  const value = readOtlpValue(body);
  return value === null ? (textOf(eventName) ?? "") : String(value);
}

/** What every record of a sender has alike says little of each; its library says nothing. */
function ownOf(resource: Record<string, LogFieldValue>): Record<string, LogFieldValue> {
  const kept = Object.entries(resource).filter(([name]) => !/^(?:telemetry\.|process\.|service\.name$)/.test(name));
  return Object.fromEntries(kept);
}

function toLogName(name: string | null): string {
  const readable = (name ?? "").replaceAll(/[^\p{L}\p{M}\p{N} ._:/-]/gu, "_").replace(/^[^\p{L}\p{N}]+/u, "");
  return readable.replace(/^netvexa\./, "netvexa_").slice(0, 100) || "otel";
}

function toText(value: LogFieldValue | undefined): string | null {
  return value === undefined || value === null ? null : String(value).slice(0, MAX_ID_CHARS);
}
