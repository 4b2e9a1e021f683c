import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";

export interface TraceSettings {
  captureContent: boolean;
  days: number;
}

/** What traces keep unless the tenant says otherwise: ids and measures, nothing that was said. */
const DEFAULTS: TraceSettings = { captureContent: false, days: 30 };

export async function getTraceSettings(ctx: TenantContext): Promise<TraceSettings> {
  const { rows } = await tenantTransaction(ctx, (tx) =>
    sql<TraceSettings>`select capture_content as "captureContent", days from trace_settings
      where tenant_id = ${ctx.tenantId}`.execute(tx),
  );
  return rows[0] ?? DEFAULTS;
}

export async function setTraceSettings(ctx: TenantContext, settings: TraceSettings): Promise<TraceSettings> {
  await tenantTransaction(ctx, async (tx) => {
    await sql`insert into trace_settings (tenant_id, capture_content, days)
      values (${ctx.tenantId}, ${settings.captureContent}, ${settings.days})
      on conflict (tenant_id) do update set capture_content = excluded.capture_content, days = excluded.days,
        updated_at = now()`.execute(tx);
    const target = { kind: "storefront", id: ctx.tenantId };
    await recordAudit(ctx, tx, { action: "traces.settings_changed", target, detail: { ...settings } });
  });
  return settings;
}
