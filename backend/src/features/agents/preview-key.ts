import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import { generatePreviewKey } from "#features/tenants";
import { systemTransaction } from "#platform/system-context";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { updatePreviewKey } from "./queries.ts";

/**
 * A new storefront key that shows drafts, from the storefront's allowed origins and our own pages; the one before stops
 * working. What is said under it is marked as a preview and counts in no figure.
 */
export async function renewPreviewKey(ctx: TenantContext): Promise<{ previewKey: string }> {
  const key = generatePreviewKey();
  await tenantTransaction(ctx, async (tx) => {
    await updatePreviewKey(tx, ctx, key);
    await recordAudit(ctx, tx, { action: "preview_key.renewed" });
  });
  await systemTransaction({ platform: ctx.platform, reason: "resolve credential" }, async (tx) => {
    await sql`delete from credential_lookup where tenant_id = ${ctx.tenantId} and kind = 'preview_key'`.execute(tx);
    await sql`insert into credential_lookup (lookup, kind, tenant_id)
      values (${key}, 'preview_key', ${ctx.tenantId})`.execute(tx);
  });
  return { previewKey: key };
}
