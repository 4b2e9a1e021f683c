import type { logFacets } from "@netvexa/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { logArchiveRows } from "./log-archive-rows.ts";
import { LOG_LEVELS, logFilterPeriod, type LogFilter } from "./log-filter.ts";
import type { LogRecord } from "./log-record.ts";
import { parseLogQuery } from "./parse-log-query.ts";
import { scanHotLogs } from "./scan-hot-logs.ts";
import { logIdsOf } from "./search-logs.ts";

type Facets = z.input<typeof logFacets>;

export interface LogFacetRequest {
  q: string;
  /** A field whose values are wanted as well. */
  field?: string | undefined;
  /** Values of each, the most frequent first. */
  limit: number;
}

const SAMPLED_FOR_NAMES = 1000;
const MAX_GROUPS = 5000;

interface Group {
  level: number;
  log: string;
  source: string | null;
  value: string | null;
  records: number;
  newest: string | null;
}

/**
 * What the records of a query are of: their levels, logs and sources, the names of their fields, and the values of one
 * field; hot and archived ones together. Names are counted over the newest 1,000 records. Throws `log_query_invalid`.
 */
export async function listLogFacets(ctx: TenantContext, request: LogFacetRequest): Promise<Facets> {
  const filter = parseLogQuery(request.q, ctx.platform.clock.now().getTime());
  const groups = await groupArchived(ctx, filter, request.field);
  const newest = groups.find((group) => group.newest !== null)?.newest ?? null;
  const counted = groups.filter((group) => group.newest === null);
  for await (const record of scanHotLogs(ctx, filter, newest)) counted.push(toGroup(record, request.field));
  const sums = (of: (group: Group) => string | null) => sumUp(counted, of).slice(0, request.limit);
  return {
    levels: sums(({ level }) => LOG_LEVELS[level] ?? null),
    logs: sums(({ log }) => log),
    sources: sums(({ source }) => source),
    fields: (await countFieldNames(ctx, filter)).slice(0, request.limit),
    values: request.field === undefined ? null : sums(({ value }) => value),
  };
}

async function groupArchived(ctx: TenantContext, filter: LogFilter, field: string | undefined): Promise<Group[]> {
  const value = field === undefined ? sql`null::text` : sql`left(r.fields ->> ${field}::text, 200)`;
  const { rows } = await tenantTransaction(ctx, async (transaction) => {
    const archived = await logArchiveRows(ctx, transaction, filter);
    return sql<Group>`
      (select r.level, r.log, r.source, ${value} as value, count(*)::int as records, null as newest
        from ${archived} group by 1, 2, 3, 4 order by records desc limit ${MAX_GROUPS})
      union all
      (select 0, '', null, null, 0, ms || '-' || sequence from log_records where tenant_id = ${ctx.tenantId}
        order by ms desc, sequence desc limit 1)`.execute(transaction);
  });
  return rows;
}

function toGroup({ level, log, source, fields }: LogRecord, field: string | undefined): Group {
  const value = field === undefined ? null : (fields[field] ?? null);
  return {
    level: LOG_LEVELS.indexOf(level),
    log,
    source,
    value: value === null ? null : String(value).slice(0, 200),
    records: 1,
    newest: null,
  };
}

async function countFieldNames(ctx: TenantContext, filter: LogFilter): Promise<{ value: string; count: number }[]> {
  const period = logIdsOf(logFilterPeriod(filter));
  const newest = await ctx.platform.logs.scan(ctx, { ...period, order: "desc", limit: SAMPLED_FOR_NAMES, filter });
  const names = newest.flatMap(({ fields }) => Object.keys(fields));
  return sumUp(
    names.map((name) => ({ name, records: 1 })),
    ({ name }) => name,
  );
}

/** The sums by name, the most frequent first; what has no name is left out. */
function sumUp<T extends { records: number }>(
  counted: readonly T[],
  of: (one: T) => string | null,
): { value: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const one of counted) {
    const name = of(one);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + one.records);
  }
  return [...sums]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
