import type { LogFilter, LogRecord, NewLogRecord } from "./log-record.ts";
import type { Platform } from "./platform.ts";
import type { TenantContext } from "./tenant-context.ts";

export interface LogBatch {
  /** Validated, redacted and within the quota: the store keeps them as they are. */
  records: readonly NewLogRecord[];
  /** The same key again within a day stores nothing and gives the first ids; null for a batch that nobody repeats. */
  batchKey: string | null;
}

export interface AppendedLogs {
  /** One id a record, in order. */
  ids: string[];
  /** The batch's key was known. */
  duplicate: boolean;
}

export interface LogScan {
  /** Records after this id; null or left out for all from the first. */
  after?: string | null;
  /** Records before this id; null or left out for all to the newest. */
  before?: string | null;
  order: "asc" | "desc";
  limit: number;
  filter?: LogFilter | null;
}

export interface LogStoreStats {
  /** Records and bytes of messages and fields in the archive, by log. */
  logs: { log: string; records: number; bytes: number; lastSeenAt: string }[];
  /** Records that are not in the archive yet. */
  waiting: number;
}

/**
 * Where records are kept. What `append` has answered survives the end of any process of ours, of Redis (whose
 * append-only file is written every second: only a machine that dies can take its last second with it) and of
 * PostgreSQL. A tenant's records have one order, by id.
 */
export interface LogStore {
  /** Throws `log_store_full` (503, with the time to wait) when the hot store has no memory left. */
  append(ctx: TenantContext, batch: LogBatch): Promise<AppendedLogs>;
  /** Hot and archived records as one, without gap or double while records are moved from one to the other. */
  scan(ctx: TenantContext, scan: LogScan): Promise<LogRecord[]>;
  /** Calls `wake` after each append to the tenant's logs, in whatever process; returns what ends it. */
  subscribe(ctx: TenantContext, wake: () => void): () => void;
  /** Moves whatever is hot into the archive; then the archive alone holds every record accepted before the call. */
  settle(ctx: TenantContext): Promise<void>;
  stats(ctx: TenantContext): Promise<LogStoreStats>;
  /** Removes every record of a visitor from all stores; returns how many. */
  forgetVisitor(ctx: TenantContext, visitorId: string): Promise<number>;
  /** Removes what is hot of a tenant that goes; its archive goes with its other rows. */
  dropTenant(tenant: { tenantId: string }): Promise<void>;
  /** Moves what is hot of all tenants into the archive; called again and again, by every worker process. */
  archive(platform: Platform): Promise<void>;
  /** How often this process could not store a batch, by cause. */
  failures(): Record<"full" | "unreachable", number>;
  close(): Promise<void>;
}
