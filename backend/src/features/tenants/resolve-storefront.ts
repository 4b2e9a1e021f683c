import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import type { VerifiedCredential } from "#platform/tenant-context";
import { invalidCredential, originNotAllowed } from "./errors.ts";

/**
 * Whose public key this is, for a page of one of its allowed origins; a key that shows drafts works on our own too. `origin` null is a read from the backend's own
 * host, where browsers name none; it may read settings but not open a session.
 */
export async function resolveStorefront(
  platform: Platform,
  publicKey: string,
  origin: string | null,
): Promise<Omit<VerifiedCredential, "requestId">> {
  if (!/^pk_\w{1,80}$/.test(publicKey.replaceAll("-", "_"))) throw invalidCredential();
  const row = await systemTransaction({ platform, reason: "resolve credential" }, async (transaction) => {
    const { rows } = await sql<{ tenant_id: string; allowed_origins: string[]; preview: boolean }>`
      select s.tenant_id, s.allowed_origins, c.kind = 'preview_key' as preview
      from credential_lookup c
      join storefronts s on s.tenant_id = c.tenant_id and c.lookup in (s.public_key, s.preview_key)
      join tenants t on t.id = c.tenant_id
      where c.lookup = ${publicKey} and c.kind in ('public_key', 'preview_key') and t.suspended_at is null`.execute(
      transaction,
    );
    return rows[0];
  });
  if (!row) throw invalidCredential();
  if (origin !== null && !row.allowed_origins.includes(origin) && !(row.preview && isOwn(platform, origin)))
    throw originNotAllowed();
  return { tenantId: row.tenant_id, actor: { kind: "storefront", origin, preview: row.preview } };
}

/** Members see drafts on our own pages, which no shop lists; on a machine of one's own we may have any name of it. */
function isOwn({ env }: Platform, origin: string): boolean {
  if (env.publicUrl !== null) return new URL(env.publicUrl).origin === origin;
  return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(origin);
}

/** True when any storefront lists the origin. */
export async function isAllowedOrigin(platform: Platform, origin: string): Promise<boolean> {
  if (!/^https?:\/\/[^/\s]{1,253}$/.test(origin)) return false;
  return systemTransaction({ platform, reason: "resolve credential" }, async (transaction) => {
    const { rows } =
      await sql`select 1 from storefronts where allowed_origins @> array[${origin}]::text[] limit 1`.execute(
        transaction,
      );
    return rows.length > 0;
  });
}
