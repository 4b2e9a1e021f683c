import { recordAudit } from "#features/audit";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { callSite } from "./call-site.ts";
import { readOwnSite } from "./own-site.ts";
import { deleteSite, selectSite, selectSites } from "./queries.ts";
import { deleteLookups, lookUp } from "./site-lookup.ts";
import { toConnectedSite } from "./to-connected-site.ts";

export async function listSites(ctx: TenantContext) {
  const sites = await tenantTransaction(ctx, (tx) => selectSites(tx, ctx));
  return { sites: sites.map(toConnectedSite) };
}

/** A member ends a connection: the site is told, if it can be reached, and its secret is worth nothing from now on. */
export async function disconnectSite(ctx: TenantContext, siteId: string): Promise<void> {
  const site = await tenantTransaction(ctx, (tx) => selectSite(tx, ctx, siteId));
  if (!site) throw notFound("site");
  const problem = await callSite(ctx, site, "disconnected");
  if (problem !== null)
    ctx.platform.logger.info({ siteId, problem }, "a site could not be told that it was disconnected");
  await endConnection(ctx, siteId);
}

/** The site ends its own connection. */
export async function leaveSite(ctx: TenantContext): Promise<void> {
  await endConnection(ctx, (await readOwnSite(ctx)).id);
}

async function endConnection(ctx: TenantContext, siteId: string): Promise<void> {
  const siteKey = await tenantTransaction(ctx, async (tx) => {
    const key = await deleteSite(tx, ctx, siteId);
    await recordAudit(ctx, tx, { action: "site.disconnected", target: { kind: "site", id: siteId } });
    return key;
  });
  if (siteKey !== null) await lookUp(ctx.platform, (tx) => deleteLookups(tx, [siteKey]));
}
