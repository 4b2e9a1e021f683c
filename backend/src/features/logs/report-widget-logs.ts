import type { TenantContext } from "#platform/tenant-context";
import { notFound } from "#platform/errors";
import { appendLogs } from "./append-logs.ts";
import { assertWithinRate, limitLogRate } from "./limit-log-rate.ts";
import { OWN_LOGS } from "./log-limits.ts";
import type { NewLogRecord } from "./log-record.ts";
import { toStorableText } from "./to-storable-text.ts";

export interface WidgetReport {
  kind: "crash" | "load";
  message: string;
  stack?: string | undefined;
  ms?: number | undefined;
}

/**
 * What a visitor's chat window tells of itself, in the log `netvexa.widget`: a crash is an error, a load a debug record
 * with its milliseconds. A browser may tell little in a minute. Throws `log_rate_exceeded`, `log_store_full`.
 */
export async function reportWidgetLogs(ctx: TenantContext, { records }: { records: WidgetReport[] }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "visitor") throw notFound("visitor");
  const bytes = Buffer.byteLength(JSON.stringify(records));
  assertWithinRate(await limitLogRate(ctx, { records: records.length, bytes }));
  const time = ctx.platform.clock.now().toISOString();
  const toRecord = ({ kind, message, stack, ms }: WidgetReport): NewLogRecord => ({
    time,
    level: kind === "crash" ? "error" : "debug",
    log: `${OWN_LOGS}widget`,
    message: toStorableText(message),
    fields: {
      kind,
      origin: actor.origin,
      ...(stack === undefined ? {} : { stack: toStorableText(stack) }),
      ...(ms === undefined ? {} : { ms }),
    },
    traceId: null,
    spanId: null,
    conversationId: null,
    visitorId: actor.visitorId,
    source: "widget",
  });
  await appendLogs(ctx, { records: records.map(toRecord), batchKey: null });
}
