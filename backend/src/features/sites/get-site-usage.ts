import { sql } from "kysely";
import { getOverview } from "#features/analytics";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readOwnSite } from "./own-site.ts";

const DAY_MS = 86_400_000;

/** What the agent did in the last `days` days, and the orders that came after a conversation, by currency. */
export async function getSiteUsage(ctx: TenantContext, { days }: { days: number }) {
  await readOwnSite(ctx);
  const { totals, unanswered } = await getOverview(ctx, { days });
  const since = new Date(ctx.platform.clock.now().getTime() - days * DAY_MS);
  const { rows } = await tenantTransaction(ctx, (tx) =>
    sql<{ currency: string; orders: number; minor: number }>`
      select currency, count(*)::int as orders, sum(total_minor)::bigint as minor from influenced_orders
      where tenant_id = ${ctx.tenantId} and placed_at >= ${since} group by currency order by 2 desc, 1`.execute(tx),
  );
  return {
    ...totals,
    orders: rows.reduce((sum, row) => sum + row.orders, 0),
    revenue: rows.map(({ minor, currency }) => ({ minor, currency })),
    unanswered: unanswered.map(({ question }) => question),
  };
}
