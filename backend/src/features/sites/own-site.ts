import { WIDGET_PROTOCOL } from "@netvexa/contract";
import { getStorefront, updateStorefront } from "#features/tenants";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { callSite } from "./call-site.ts";
import { markProven, selectSite, type SiteRow } from "./queries.ts";
import { toConnectedSite } from "./to-connected-site.ts";

/** The site that signed the request. Throws `not_found` for an API key, which is no site. */
export async function readOwnSite(ctx: TenantContext): Promise<SiteRow> {
  const { actor } = ctx;
  if (actor.kind !== "api_key") throw notFound("site");
  const site = await tenantTransaction(ctx, (tx) => selectSite(tx, ctx, actor.keyId));
  if (!site) throw notFound("site");
  return site;
}

/** How the site is connected, and which of its addresses may show the chat. */
export async function getSite(ctx: TenantContext) {
  const site = await readOwnSite(ctx);
  const { allowedOrigins } = await getStorefront(ctx);
  return { ...toConnectedSite(site), allowedOrigins, widgetProtocol: WIDGET_PROTOCOL };
}

/**
 * Calls the site at its own address. Where it shows that it holds its secret, its origin becomes one of the
 * storefront's; where it does not, nothing changes and `problem` says why.
 */
export async function proveSite(ctx: TenantContext): Promise<{ proven: boolean; problem: string | null }> {
  const site = await readOwnSite(ctx);
  const problem = await callSite(ctx, site, "handshake");
  if (problem !== null) return { proven: false, problem };
  await tenantTransaction(ctx, (tx) => markProven(tx, ctx, site.id));
  const { allowedOrigins } = await getStorefront(ctx);
  const { origin } = new URL(site.url);
  if (!allowedOrigins.includes(origin)) await updateStorefront(ctx, { allowedOrigins: [...allowedOrigins, origin] });
  return { proven: true, problem: null };
}
