import type { logRecord } from "@netvexa/contract";
import type { z } from "zod";
import { AppError } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";
import { logFilterPeriod, type LogPeriod } from "./log-filter.ts";
import { parseLogId } from "./log-record.ts";
import { parseLogQuery } from "./parse-log-query.ts";

export interface LogSearch {
  /** See `parseLogQuery`. */
  q: string;
  order: "asc" | "desc";
  /** 1 to 500. */
  limit: number;
  /** `nextCursor` of the page before, with the same query and order. */
  cursor?: string | undefined;
}

export interface LogPage {
  records: z.input<typeof logRecord>[];
  /** Null when there are no more. */
  nextCursor: string | null;
}

/** Higher than any record's number within its millisecond. */
const LAST_SEQUENCE = 2_147_483_647;

/**
 * A page of the records that a query asks for, by their order of arrival; hot and archived ones together. `since:2h`
 * counts back from when the first page was asked for. Throws `log_query_invalid` and `log_cursor_invalid`.
 */
export async function searchLogs(ctx: TenantContext, search: LogSearch): Promise<LogPage> {
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor);
  const nowMs = cursor?.nowMs ?? ctx.platform.clock.now().getTime();
  const filter = parseLogQuery(search.q, nowMs);
  const period = logIdsOf(logFilterPeriod(filter));
  const bounds = cursor === null ? period : { ...period, [search.order === "desc" ? "before" : "after"]: cursor.id };
  const { order, limit } = search;
  const found = await ctx.platform.logs.scan(ctx, { ...bounds, order, limit: limit + 1, filter });
  const records = found.slice(0, limit);
  const last = records.at(-1);
  return { records, nextCursor: last && found.length > limit ? `${last.id}.${nowMs}` : null };
}

/** The ids between which a period's records lie, both left out. */
export function logIdsOf({ sinceMs, untilMs }: LogPeriod): { after: string | null; before: string | null } {
  return {
    after: sinceMs === null || sinceMs < 1 ? null : `${sinceMs - 1}-${LAST_SEQUENCE}`,
    before: untilMs === null ? null : `${Math.max(0, untilMs)}-0`,
  };
}

function readCursor(cursor: string): { id: string; nowMs: number } {
  const [id = "", now = "", ...rest] = cursor.split(".");
  if (parseLogId(id) && /^\d{1,15}$/.test(now) && rest.length === 0) return { id, nowMs: Number(now) };
  throw new AppError({
    kind: "invalid",
    code: "log_cursor_invalid",
    detail: "This cursor is none of ours. Send nextCursor of the page before as it came, or none for the first page.",
  });
}
