import { sql } from "kysely";
import type { Transaction } from "#platform/database";

export interface StorefrontRow {
  tenant_id: string;
  kind: "wordpress" | "shopify" | "web";
  name: string;
  home_url: string | null;
  public_key: string;
  preview_key: string | null;
  allowed_origins: string[];
  default_language: string;
  default_currency: string;
  daily_turn_cap: number | null;
  daily_cost_cap_micros: number | null;
  created_at: Date;
}

export async function selectStorefront(transaction: Transaction, tenantId: string): Promise<StorefrontRow | undefined> {
  const { rows } = await sql<StorefrontRow>`select * from storefronts where tenant_id = ${tenantId} for update`.execute(
    transaction,
  );
  return rows[0];
}

export async function updateStorefrontRow(transaction: Transaction, row: StorefrontRow): Promise<void> {
  await sql`update storefronts set name = ${row.name}, home_url = ${row.home_url},
      allowed_origins = ${row.allowed_origins}::text[], default_language = ${row.default_language},
      default_currency = ${row.default_currency}, daily_turn_cap = ${row.daily_turn_cap},
      daily_cost_cap_micros = ${row.daily_cost_cap_micros}, updated_at = now()
    where tenant_id = ${row.tenant_id}`.execute(transaction);
}
