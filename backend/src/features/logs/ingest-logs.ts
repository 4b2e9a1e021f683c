import type { FileUpload, RequestClient } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import { appendLogs } from "./append-logs.ts";
import { unreadableBatch } from "./errors.ts";
import { assertWithinRate, limitLogRate } from "./limit-log-rate.ts";
import { parseLogBatch, type RejectedRecord } from "./parse-log-batch.ts";
import { unpackBody } from "./unpack-body.ts";

export interface IngestInput {
  upload: FileUpload;
  idempotencyKey: string | null;
  client: Pick<RequestClient, "setHeaders">;
}

export interface IngestResult {
  /** Records that are stored now. */
  accepted: number;
  /** Records that the daily quota left out. */
  dropped: number;
  rejected: RejectedRecord[];
  /** Of every record of the batch, its id; null for what was rejected or left out. */
  ids: (string | null)[];
  duplicate: boolean;
}

/**
 * Takes a batch as a client sends it: unpacks, checks each record, counts it against the limits, masks and stores. What
 * is answered as accepted survives. Throws `log_batch_unreadable`, `log_batch_too_large`, `no_valid_record`,
 * `log_rate_exceeded`, `log_store_full`, `log_store_unreachable`.
 */
export async function ingestLogs(
  ctx: TenantContext,
  { upload, idempotencyKey, client }: IngestInput,
): Promise<IngestResult> {
  const batchKey = readBatchKey(idempotencyKey);
  const body = await unpackBody(upload);
  const nowMs = ctx.platform.clock.now().getTime();
  const { records, places, rejected } = parseLogBatch(body, { mediaType: upload.mediaType, nowMs });
  const allowance = await limitLogRate(ctx, { records: records.length, bytes: body.byteLength });
  client.setHeaders(allowance.headers);
  assertWithinRate(allowance);
  const appended = await appendLogs(ctx, { records, batchKey });
  const ids: (string | null)[] = Array.from({ length: records.length + rejected.length }, () => null);
  for (const [index, place] of places.entries()) ids[place] = appended.idsByPlace[index] ?? null;
  return {
    accepted: records.length - appended.dropped,
    dropped: appended.dropped,
    rejected,
    ids,
    duplicate: appended.duplicate,
  };
}

function readBatchKey(key: string | null): string | null {
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw unreadableBatch("An Idempotency-Key has 1 to 255 printable characters.");
}
