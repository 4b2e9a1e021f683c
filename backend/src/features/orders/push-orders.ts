import type { pushOrdersRoute } from "@netvexa/contract";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher, type FieldCipher } from "#platform/tenant-secrets";
import { numberKey, orderProof } from "./order-proof.ts";
import { deleteOldOrders, deleteOrders, upsertOrders, type OrderRow } from "./queries.ts";
import { sealOrder } from "./seal-order.ts";

type Sent = z.output<typeof pushOrdersRoute.request.body>["orders"][number];
type Stored = Exclude<Sent, { removed: true }>;

/** Long enough for returns and warranties. */
const keptDays = 400;
const dayMs = 86_400_000;

export interface PushOrdersResult {
  stored: number;
  /** A newer version of them is there already. */
  outdated: number;
  removed: number;
}

/**
 * Stores orders sealed, findable by number and e-mail together alone. Sent twice, the version that changed last by the
 * shop's clock stays. Orders that have not changed for 400 days are forgotten.
 */
export async function pushOrders(ctx: TenantContext, { orders }: { orders: Sent[] }): Promise<PushOrdersResult> {
  const scope = { tenantId: ctx.tenantId, secrets: ctx.platform.secrets };
  const gone = orders.flatMap((order) => ("removed" in order ? [numberKey(scope, order.number)] : []));
  const oldest = new Date(ctx.platform.clock.now().getTime() - keptDays * dayMs);
  return tenantTransaction(ctx, async (tx) => {
    const cipher = await openFieldCipher(ctx, tx);
    const rows = keepLatest(orders.flatMap((order) => ("removed" in order ? [] : [toRow(ctx, cipher, order)])));
    const stored = rows.length > 0 ? await upsertOrders(tx, ctx, rows) : 0;
    const removed = gone.length > 0 ? await deleteOrders(tx, ctx, gone) : 0;
    await deleteOldOrders(tx, ctx, oldest);
    return { stored, outdated: orders.length - gone.length - stored, removed };
  });
}

function toRow(ctx: TenantContext, cipher: FieldCipher, { email, changedAt, ...facts }: Stored): OrderRow {
  const scope = { tenantId: ctx.tenantId, secrets: ctx.platform.secrets };
  const key = numberKey(scope, facts.number);
  return {
    numberKey: key,
    proof: orderProof(scope, { number: facts.number, email }),
    content: sealOrder(cipher, key, facts),
    changedAt,
  };
}

/** One statement cannot write a row twice. */
function keepLatest(rows: OrderRow[]): OrderRow[] {
  const latest = new Map<string, OrderRow>();
  for (const row of rows) {
    const known = latest.get(row.numberKey);
    if (!known || Date.parse(known.changedAt) <= Date.parse(row.changedAt)) latest.set(row.numberKey, row);
  }
  return [...latest.values()];
}
