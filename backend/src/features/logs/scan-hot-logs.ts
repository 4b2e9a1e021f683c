import type { TenantContext } from "#platform/tenant-context";
import { logFilterPeriod, type LogFilter } from "./log-filter.ts";
import { compareLogIds, type LogRecord } from "./log-record.ts";
import { logIdsOf } from "./search-logs.ts";

const PAGE = 1000;

/** The records of a filter behind the newest archived one, oldest first: what is hot alone, wherever it is by now. */
export async function* scanHotLogs(
  ctx: TenantContext,
  filter: LogFilter,
  newestArchived: string | null,
): AsyncGenerator<LogRecord> {
  const { after, before } = logIdsOf(logFilterPeriod(filter));
  let from = later(after, newestArchived);
  for (;;) {
    const page = await ctx.platform.logs.scan(ctx, { after: from, before, order: "asc", limit: PAGE, filter });
    yield* page;
    if (page.length < PAGE) return;
    from = page.at(-1)?.id ?? from;
  }
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return compareLogIds(one, other) > 0 ? one : other;
}
