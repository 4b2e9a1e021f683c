export type { LogFieldValue, LogLevel, LogRecord, NewLogRecord } from "#platform/log-record";

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
