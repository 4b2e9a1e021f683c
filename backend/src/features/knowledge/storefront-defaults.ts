import { sql } from "kysely";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";

/** What stands in where a document or a price does not say. */
export interface StorefrontDefaults {
  language: string;
  currency: string;
  homeUrl: string | null;
}

export async function readStorefrontDefaults(ctx: TenantContext): Promise<StorefrontDefaults> {
  const { rows } = await tenantTransaction(ctx, (transaction) =>
    sql<StorefrontDefaults>`select default_language as language, default_currency as currency, home_url as "homeUrl"
      from storefronts where tenant_id = ${ctx.tenantId}`.execute(transaction),
  );
  return rows[0] ?? { language: "en", currency: "EUR", homeUrl: null };
}
