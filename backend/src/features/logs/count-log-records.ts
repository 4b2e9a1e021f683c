import { sql } from "kysely";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { logArchiveRows } from "./log-archive-rows.ts";
import type { LogFilter } from "./log-filter.ts";
import { scanHotLogs } from "./scan-hot-logs.ts";

interface Row {
  records: number;
  newest: string | null;
}

/** How many records a filter asks for, hot and archived ones together. */
export async function countLogRecords(ctx: TenantContext, filter: LogFilter): Promise<number> {
  const { rows } = await tenantTransaction(ctx, async (transaction) => {
    const archived = await logArchiveRows(ctx, transaction, filter);
    return sql<Row>`select (select count(*)::int from ${archived}) as records,
      (select ms || '-' || sequence from log_records where tenant_id = ${ctx.tenantId}
        order by ms desc, sequence desc limit 1) as newest`.execute(transaction);
  });
  const hot = await Array.fromAsync(scanHotLogs(ctx, filter, rows[0]?.newest ?? null), ({ id }) => id);
  return (rows[0]?.records ?? 0) + hot.length;
}
