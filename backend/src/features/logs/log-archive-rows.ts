import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { logFilterSql } from "./log-filter-sql.ts";
import { logFilterWords } from "./log-filter-words.ts";
import { logFilterPeriod, type LogFilter } from "./log-filter.ts";

/** Where words are in more records than this, going through all of the period is faster than fetching each. */
const RARE = 20_000;
const LAST_MS = 9_000_000_000_000;

/**
 * `log_records r where …` for the archived records of a filter. Words that few records hold are looked up in the text
 * index; for others every record of the period is looked at.
 */
export async function logArchiveRows(
  ctx: TenantContext,
  transaction: Transaction,
  filter: LogFilter,
): Promise<RawBuilder<unknown>> {
  const condition = sql`r.tenant_id = ${ctx.tenantId}::uuid and ${logFilterSql(filter)}`;
  const words = logFilterWords(filter);
  if (words === null) return sql`log_records r where ${condition}`;
  const { sinceMs, untilMs } = logFilterPeriod(filter);
  const candidates = sql`search_log_words(${words}::text, ${Math.max(0, (sinceMs ?? 0) - 1)}::bigint, 0,
    ${untilMs ?? LAST_MS}::bigint, 0, false, ${RARE + 1}::int)`;
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from ${candidates}`.execute(transaction);
  if ((rows[0]?.found ?? 0) > RARE) return sql`log_records r where ${condition}`;
  return sql`log_records r where (r.ms, r.sequence) in (select k.ms, k.sequence from ${candidates} k) and ${condition}`;
}
