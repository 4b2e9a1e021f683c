import type { NewLogRecord } from "#platform/log-record";

const LEVELS = [
  "trace",
  "debug",
  "debug",
  "info",
  "info",
  "info",
  "info",
  "info",
  "info",
  "info",
  "warn",
  "warn",
  "error",
  "error",
  "fatal",
] as const;
const LOGS = ["checkout", "crawl", "sync", "chat", "widget", "billing", "auth", "search"] as const;
const VERBS = ["placed", "paid", "refused", "shipped", "returned"] as const;
const SOURCES = ["api", "worker", "widget"] as const;

/** Records from number `from` on, about 300 bytes each as JSON; one in a thousand tells of a refund. */
export function makeRecords(from: number, count: number): NewLogRecord[] {
  const time = new Date().toISOString();
  return Array.from({ length: count }, (_, index) => makeRecord(from + index, time));
}

function makeRecord(number: number, time: string): NewLogRecord {
  const rare = number % 1000 === 0 ? " refund failed" : "";
  return {
    time,
    level: pick(LEVELS, number * 31),
    log: pick(LOGS, number * 17),
    message: `order ${number} ${pick(VERBS, number * 13)} by customer ${number % 20_000} in region ${number % 40}${rare}`,
    fields: { amount: number % 500, "http.status": 200 + (number % 5) * 100, path: `/p/${number % 3000}` },
    traceId: (number - (number % 5)).toString(16).padStart(32, "0"),
    spanId: null,
    conversationId: number % 3 === 0 ? `c_${Math.floor(number / 9)}` : null,
    visitorId: `v_${number % 20_000}`,
    source: pick(SOURCES, number),
  };
}

function pick<T>(from: readonly [T, ...T[]], number: number): T {
  return from[number % from.length] ?? from[0];
}
