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

export type LogComparison = "<" | "<=" | ">" | ">=";

/** What a record holds as plain text beside its message and fields. */
export type LogAttribute = "log" | "source" | "conversationId" | "visitorId" | "traceId" | "spanId";

export type TextTest = { kind: "any" } | { kind: "equals"; value: string } | { kind: "startsWith"; value: string };

export type FieldTest = TextTest | { kind: "compares"; comparison: LogComparison; value: number };

/**
 * Which records a query asks for. Made by `parseLogQuery`; `matchesLogFilter` tells it of one record and `logFilterSql`
 * of rows of the archive, and both always agree.
 */
export type LogFilter =
  /** Every part holds; without parts, every record does. */
  | { kind: "all"; parts: LogFilter[] }
  | { kind: "any"; parts: LogFilter[] }
  | { kind: "not"; part: LogFilter }
  /** The message holds these words one after the other; with `prefix` the last one may go on. */
  | { kind: "words"; words: string[]; prefix: boolean }
  | { kind: "levels"; levels: LogLevel[] }
  /** Milliseconds since 1970; `until` itself is left out. */
  | { kind: "since"; ms: number }
  | { kind: "until"; ms: number }
  | { kind: "attribute"; attribute: LogAttribute; test: TextTest }
  | { kind: "field"; name: string; test: FieldTest };
