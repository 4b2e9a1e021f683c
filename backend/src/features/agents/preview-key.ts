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
  const { platform, tenantId } = ctx;
  const key = generatePreviewKey();
  // Known before it is named anywhere: wherever this stops, one key of the two opens the storefront.
  await systemTransaction({ platform, reason: "resolve credential" }, (tx) =>
    sql`insert into credential_lookup (lookup, kind, tenant_id) values (${key}, 'preview_key', ${tenantId})`.execute(
      tx,
    ),
  );
  const before = await tenantTransaction(ctx, async (tx) => {
    const replaced = await updatePreviewKey(tx, ctx, key);
    await recordAudit(ctx, tx, { action: "preview_key.renewed" });
    return replaced;
  });
  await systemTransaction({ platform, reason: "resolve credential" }, (tx) =>
    sql`delete from credential_lookup where tenant_id = ${tenantId} and kind = 'preview_key'
      and lookup = ${before}`.execute(tx),
  );
  return { previewKey: key };
}
