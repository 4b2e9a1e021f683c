import type { logAlert } from "@netvexa/contract";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { countUnseen, markSeen, selectAlerts, type AlertRow } from "./alert-queries.ts";

type Alert = z.input<typeof logAlert>;

/** What the rules have told, newest first, and how much of it nobody has seen. */
export async function listLogAlerts(
  ctx: TenantContext,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ alerts: Alert[]; unseen: number }> {
  return tenantTransaction(ctx, async (transaction) => {
    const rows = await selectAlerts(transaction, ctx, { before: before ?? null, limit });
    return { alerts: rows.map(toAlert), unseen: await countUnseen(transaction, ctx) };
  });
}

export async function seeLogAlerts(ctx: TenantContext, { until }: { until: string }): Promise<void> {
  await tenantTransaction(ctx, (transaction) => markSeen(transaction, ctx, until));
}

function toAlert(row: AlertRow): Alert {
  return {
    id: row.id,
    rule: { id: row.rule_id, name: row.rule_name, query: row.rule_query },
    kind: row.kind,
    at: row.at.toISOString(),
    from: new Date(row.from_ms).toISOString(),
    to: new Date(row.to_ms).toISOString(),
    records: row.records,
    previousRecords: row.previous_records,
    recordIds: row.record_ids,
    seen: row.seen_at !== null,
    webhook: row.webhook_state === null ? null : { state: row.webhook_state, status: row.webhook_status },
  };
}
