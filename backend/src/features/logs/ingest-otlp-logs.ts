import { createHash } from "node:crypto";
import { decodeOtlp, encodeOtlpAnswer, listOf, readOtlpAttributes, recordOf } from "#features/otlp";
import type { FileUpload, RequestClient, TypedBytes } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import { appendLogs } from "./append-logs.ts";
import { tooLargeBatch } from "./errors.ts";
import { assertWithinRate, limitLogRate } from "./limit-log-rate.ts";
import { MAX_BATCH_RECORDS } from "./log-limits.ts";
import { LogRecordError } from "./log-record-error.ts";
import type { NewLogRecord } from "./log-record.ts";
import { readOtlpRecord } from "./read-otlp-record.ts";
import { unpackBody } from "./unpack-body.ts";

export interface OtlpInput {
  upload: FileUpload;
  client: Pick<RequestClient, "setHeaders">;
}

/**
 * An OTLP/HTTP export of logs (protobuf or JSON, plain or gzip), answered as the protocol says: 200 with
 * `partialSuccess` for what could not be taken, which a sender does not send again; 429 and 503 with Retry-After for
 * what it should. An export that is sent again after a lost answer is stored once.
 */
export async function ingestOtlpLogs(ctx: TenantContext, { upload, client }: OtlpInput): Promise<TypedBytes> {
  const body = await unpackBody(upload);
  const nowMs = ctx.platform.clock.now().getTime();
  const { records, problems } = readRecords(decodeOtlp("logs", body, upload.mediaType), nowMs);
  const allowance = await limitLogRate(ctx, { records: records.length, bytes: body.byteLength });
  client.setHeaders(allowance.headers);
  assertWithinRate(allowance);
  const batchKey = `otlp ${createHash("sha256").update(body).digest("base64url")}`;
  const { dropped } = await appendLogs(ctx, { records, batchKey });
  return encodeOtlpAnswer("logs", upload.mediaType, {
    rejected: problems.length + dropped,
    message: describe(problems, dropped),
  });
}

interface Read {
  records: NewLogRecord[];
  /** What is wrong with each that cannot be taken. */
  problems: string[];
}

function readRecords(request: Record<string, unknown>, nowMs: number): Read {
  const read: Read = { records: [], problems: [] };
  for (const { record, resource, scope } of eachRecord(request)) {
    if (read.records.length + read.problems.length === MAX_BATCH_RECORDS)
      throw tooLargeBatch(`An export has at most ${MAX_BATCH_RECORDS} records. Let the sender make smaller batches.`);
    try {
      read.records.push(readOtlpRecord({ record, resource, scope, nowMs }));
    } catch (error) {
      if (!(error instanceof LogRecordError)) throw error;
      read.problems.push(error.message);
    }
  }
  return read;
}

function* eachRecord(request: Record<string, unknown>) {
  for (const resourceLogs of listOf(request.resourceLogs).map(recordOf)) {
    const resource = readOtlpAttributes(recordOf(resourceLogs.resource).attributes);
    for (const scopeLogs of listOf(resourceLogs.scopeLogs).map(recordOf)) {
      const scope = recordOf(scopeLogs.scope);
      for (const record of listOf(scopeLogs.logRecords)) yield { record: recordOf(record), resource, scope };
    }
  }
}

function describe(problems: string[], dropped: number): string {
  const kinds = [...new Set(problems)].slice(0, 5);
  if (dropped > 0) kinds.push(`${dropped} left out, because the daily quota is used up`);
  return kinds.join("; ");
}
