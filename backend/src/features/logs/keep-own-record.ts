import type { TenantContext } from "#platform/tenant-context";
import { appendLogs } from "./append-logs.ts";
import type { LogFieldValue, LogLevel } from "./log-record.ts";

export interface OwnRecord {
  level: LogLevel;
  log: "conversations" | "syncs";
  message: string;
  fields: Record<string, LogFieldValue>;
  traceId: string;
  conversationId?: string;
  /** So that a second telling of the same is none. */
  key: string;
}

/**
 * Tells a storefront's log what the product itself has done for it. What is told is kept elsewhere too, so where the log
 * cannot take it the work stands and only the installation's log says so.
 */
export async function keepOwnRecord(ctx: TenantContext, { key, conversationId, ...record }: OwnRecord): Promise<void> {
  const { actor, platform } = ctx;
  const whole = {
    ...record,
    time: platform.clock.now().toISOString(),
    spanId: null,
    conversationId: conversationId ?? null,
    visitorId: actor.kind === "visitor" ? actor.visitorId : null,
    source: "netvexa",
  };
  try {
    await appendLogs(ctx, { records: [whole], batchKey: `netvexa ${key}` });
  } catch (error) {
    platform.logger.warn({ err: error, log: record.log }, "a record of the storefront's own log could not be kept");
  }
}
