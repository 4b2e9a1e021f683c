export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal";

export type LogFieldValue = string | number | boolean | null;

/** One thing that happened, as it is given to the store. */
export interface NewLogRecord {
  /** ISO 8601, by the sender's clock; when it was accepted if the sender does not say. */
  time: string;
  level: LogLevel;
  /** The log it belongs to, such as `checkout`. */
  log: string;
  message: string;
  /** Flat, with dotted names such as `http.status`. */
  fields: Record<string, LogFieldValue>;
  traceId: string | null;
  spanId: string | null;
  conversationId: string | null;
  visitorId: string | null;
  /** What sent it, such as a service's name. */
  source: string | null;
}

/** One record as it is kept. */
export interface LogRecord extends NewLogRecord {
  /** `milliseconds-sequence`, minted once when the record is accepted; orders all records of a tenant. */
  id: string;
}

/** Both halves of a record's id. */
export interface LogPosition {
  /** Milliseconds since 1970. */
  ms: number;
  sequence: number;
}

const ID = /^(\d{1,15})-(\d{1,10})$/;

/** Null for what is no record's id. */
export function parseLogId(id: string): LogPosition | null {
  const [, ms, sequence] = ID.exec(id) ?? [];
  return ms === undefined || sequence === undefined ? null : { ms: Number(ms), sequence: Number(sequence) };
}

/** Negative when `one` was accepted before `other`; for sorting. Throws on what is no record's id. */
export function compareLogIds(one: string, other: string): number {
  const [a, b] = [requirePosition(one), requirePosition(other)];
  return a.ms - b.ms || a.sequence - b.sequence;
}

/** Throws on what is no record's id. */
export function requirePosition(id: string): LogPosition {
  const position = parseLogId(id);
  if (!position) throw new Error("A log record's id is milliseconds-sequence.");
  return position;
}
