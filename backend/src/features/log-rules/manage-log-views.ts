import type { logView } from "@netvexa/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { parseLogQuery } from "#features/logs";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { tooManyViews } from "./errors.ts";

type View = z.input<typeof logView>;

const MOST_VIEWS = 200;

export async function listLogViews(ctx: TenantContext): Promise<{ views: View[] }> {
  const { rows } = await tenantTransaction(ctx, (transaction) =>
    sql<View>`select id, name, query from log_views where tenant_id = ${ctx.tenantId} order by name`.execute(
      transaction,
    ),
  );
  return { views: rows };
}

/** Saves a search under a name; one that has the name already is replaced. Throws `log_query_invalid`. */
export async function createLogView(ctx: TenantContext, given: { name: string; query: string }): Promise<View> {
  parseLogQuery(given.query);
  return tenantTransaction(ctx, async (transaction) => {
    const { rows } = await sql<View>`insert into log_views (tenant_id, id, name, query)
      values (${ctx.tenantId}, ${newId()}, ${given.name}, ${given.query})
      on conflict (tenant_id, name) do update set query = excluded.query returning id, name, query`.execute(
      transaction,
    );
    const { rows: counted } = await sql<{ views: number }>`select count(*)::int as views from log_views
      where tenant_id = ${ctx.tenantId}`.execute(transaction);
    if ((counted[0]?.views ?? 0) > MOST_VIEWS) throw tooManyViews(MOST_VIEWS);
    const [view] = rows;
    if (!view) throw new Error("A saved view was not kept.");
    return view;
  });
}

export async function deleteLogView(ctx: TenantContext, viewId: string): Promise<void> {
  const { rows } = await tenantTransaction(ctx, (transaction) =>
    sql`delete from log_views where tenant_id = ${ctx.tenantId} and id = ${viewId} returning 1`.execute(transaction),
  );
  if (rows.length === 0) throw notFound("saved view");
}
