import type { storefront } from "@netvexa/contract";
import type { z } from "zod";
import { recordAudit } from "#features/audit";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectStorefront, updateStorefrontRow, type StorefrontRow } from "./queries.ts";

export type Storefront = z.input<typeof storefront>;
export type StorefrontChange = Partial<
  Pick<
    Storefront,
    "name" | "homeUrl" | "allowedOrigins" | "language" | "currency" | "dailyTurnCap" | "dailyCostCapMicros"
  >
>;

/** The settings of the tenant's storefront. */
export async function getStorefront(ctx: TenantContext): Promise<Storefront> {
  const row = await tenantTransaction(ctx, (transaction) => selectStorefront(transaction, ctx.tenantId));
  return toStorefront(row ?? missing());
}

/** Changes the named settings and leaves the others; effective with the next request. */
export async function updateStorefront(ctx: TenantContext, change: StorefrontChange): Promise<Storefront> {
  return tenantTransaction(ctx, async (transaction) => {
    const row = (await selectStorefront(transaction, ctx.tenantId)) ?? missing();
    const next = toRow(row, { ...toStorefront(row), ...change });
    await updateStorefrontRow(transaction, next);
    await recordAudit(ctx, transaction, { action: "storefront.changed", detail: { ...change } });
    return toStorefront(next);
  });
}

function missing(): never {
  throw notFound("storefront");
}

function toRow(row: StorefrontRow, value: Storefront): StorefrontRow {
  return {
    ...row,
    name: value.name,
    home_url: value.homeUrl,
    allowed_origins: value.allowedOrigins,
    default_language: value.language,
    default_currency: value.currency,
    daily_turn_cap: value.dailyTurnCap,
    daily_cost_cap_micros: value.dailyCostCapMicros,
  };
}

function toStorefront(row: StorefrontRow): Storefront {
  return {
    tenantId: row.tenant_id,
    kind: row.kind,
    name: row.name,
    homeUrl: row.home_url,
    publicKey: row.public_key,
    previewKey: row.preview_key,
    allowedOrigins: row.allowed_origins,
    language: row.default_language,
    currency: row.default_currency,
    dailyTurnCap: row.daily_turn_cap,
    dailyCostCapMicros: row.daily_cost_cap_micros,
    createdAt: row.created_at.toISOString(),
  };
}
