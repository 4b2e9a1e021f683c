import { noValidRecord, tooLargeBatch, unreadableBatch } from "./errors.ts";
import { MAX_BATCH_RECORDS } from "./log-limits.ts";
import type { NewLogRecord } from "./log-record.ts";
import { LogRecordError } from "./log-record-error.ts";
import { readLogRecord } from "./read-log-record.ts";

export interface RejectedRecord {
  /** The record's place in the batch, from 0; for NDJSON among the lines that are not empty. */
  index: number;
  code: string;
  message: string;
}

export interface ParsedLogBatch {
  records: NewLogRecord[];
  /** Of each record, its place in the batch. */
  places: number[];
  rejected: RejectedRecord[];
}

const MAX_ISSUES = 100;

/**
 * A body as records: one JSON object, a JSON list of them, `{"records": […]}`, or NDJSON when the media type says so.
 * What is wrong with one record is said of it and leaves the others alone. Throws `log_batch_unreadable`,
 * `log_batch_too_large` (5,000 records), and `no_valid_record` when not one can be taken.
 */
export function parseLogBatch(
  body: Buffer,
  { mediaType, nowMs }: { mediaType: string | null; nowMs: number },
): ParsedLogBatch {
  const values = /ndjson|jsonl|json-lines/i.test(mediaType ?? "") ? splitLines(body) : readJson(body);
  if (values.length > MAX_BATCH_RECORDS)
    throw tooLargeBatch(`A batch has at most ${MAX_BATCH_RECORDS} records. Send it in parts.`);
  const batch: ParsedLogBatch = { records: [], places: [], rejected: [] };
  for (const [index, value] of values.entries()) takeInto(batch, { index, value, nowMs });
  if (batch.records.length === 0 && values.length > 0) {
    throw noValidRecord(
      batch.rejected.slice(0, MAX_ISSUES).map(({ index, message }) => ({ path: `records.${index}`, message })),
    );
  }
  return batch;
}

function takeInto(batch: ParsedLogBatch, { index, value, nowMs }: { index: number; value: unknown; nowMs: number }) {
  try {
    if (value instanceof LogRecordError) throw value;
    batch.records.push(readLogRecord(value, nowMs));
    batch.places.push(index);
  } catch (error) {
    if (!(error instanceof LogRecordError)) throw error;
    batch.rejected.push({ index, code: error.code, message: error.message });
  }
}

function readJson(body: Buffer): unknown[] {
  const value = parse(body.toString("utf8"));
  if (value instanceof LogRecordError) throw unreadableBatch("The body is not valid JSON.");
  if (Array.isArray(value)) return value;
  return isEnvelope(value) ? value.records : [value];
}

function splitLines(body: Buffer): unknown[] {
  return body
    .toString("utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(parse);
}

/** A line that is no JSON is a record like any other that is wrong. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return new LogRecordError("invalid_json", "This is not valid JSON.");
  }
}

function isEnvelope(value: unknown): value is { records: unknown[] } {
  return typeof value === "object" && value !== null && "records" in value && Array.isArray(value.records);
}
