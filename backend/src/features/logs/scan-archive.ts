import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { LogScan } from "#platform/log-store";
import { selectArchived, selectByIds, selectIdsByWords, type ArchiveRange } from "./archive-queries.ts";
import { logFilterSql } from "./log-filter-sql.ts";
import { logFilterWords } from "./log-filter-words.ts";
import { requirePosition, type LogRecord } from "./log-record.ts";

/** Ids that are looked up by their words at once. */
const LEAST_CANDIDATES = 500;

/** The archive's part of a scan, in order; words are found by the text index. */
export async function scanArchive(ctx: TenantContext, scan: LogScan): Promise<LogRecord[]> {
  const { filter = null, order, limit } = scan;
  const range = {
    tenantId: ctx.tenantId,
    after: scan.after ? requirePosition(scan.after) : null,
    before: scan.before ? requirePosition(scan.before) : null,
    order,
    limit,
    condition: filter ? logFilterSql(filter) : null,
  };
  const words = filter ? logFilterWords(filter) : null;
  if (words !== null) return scanByWords(ctx, range, words);
  return tenantTransaction(ctx, (transaction) => selectArchived(transaction, range));
}

/** Candidates by their words, judged by the whole filter, page after page until enough are found. */
async function scanByWords(ctx: TenantContext, range: ArchiveRange, words: string): Promise<LogRecord[]> {
  const found: LogRecord[] = [];
  const page = Math.max(LEAST_CANDIDATES, range.limit * 2);
  let rest = range;
  for (;;) {
    const wanted = { ...rest, limit: range.limit - found.length };
    const { ids, records } = await tenantTransaction(ctx, async (transaction) => {
      const ids = await selectIdsByWords(transaction, { ...rest, limit: page }, words);
      return { ids, records: ids.length === 0 ? [] : await selectByIds(transaction, wanted, ids) };
    });
    found.push(...records);
    const last = ids.at(-1);
    if (found.length >= range.limit || ids.length < page || !last) return found;
    rest = range.order === "asc" ? { ...rest, after: last } : { ...rest, before: last };
  }
}
