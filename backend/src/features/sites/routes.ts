import {
  authorizeSiteRoute,
  connectSiteRoute,
  disconnectSiteRoute,
  erasePersonRoute,
  exportPersonRoute,
  getSiteRoute,
  getSiteUsageRoute,
  leaveSiteRoute,
  listOwnOrdersRoute,
  listSitesRoute,
  proveSiteRoute,
  recordConversionRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { authorizeSite } from "./authorize-site.ts";
import { connectSite } from "./connect-site.ts";
import { disconnectSite, leaveSite, listSites } from "./disconnect-site.ts";
import { getSiteUsage } from "./get-site-usage.ts";
import { listOwnOrders } from "./list-own-orders.ts";
import { getSite, proveSite } from "./own-site.ts";
import { erasePerson, exportPerson } from "./people.ts";
import { recordConversion } from "./record-conversion.ts";

export const siteRoutes = [
  bindRoute(authorizeSiteRoute, (ctx, { body }) => authorizeSite(ctx, body)),
  bindRoute(connectSiteRoute, ({ platform }, { body }) => connectSite(platform, body)),
  bindRoute(getSiteRoute, (ctx) => getSite(ctx)),
  bindRoute(proveSiteRoute, (ctx) => proveSite(ctx)),
  bindRoute(leaveSiteRoute, (ctx) => leaveSite(ctx)),
  bindRoute(listSitesRoute, (ctx) => listSites(ctx)),
  bindRoute(disconnectSiteRoute, (ctx, { params }) => disconnectSite(ctx, params.siteId)),
  bindRoute(getSiteUsageRoute, (ctx, { query }) => getSiteUsage(ctx, query)),
  bindRoute(exportPersonRoute, (ctx, { body }) => exportPerson(ctx, body.email)),
  bindRoute(erasePersonRoute, (ctx, { body }) => erasePerson(ctx, body.email)),
  bindRoute(listOwnOrdersRoute, (ctx, { body }) => listOwnOrders(ctx, body)),
  bindRoute(recordConversionRoute, (ctx, { body }) => recordConversion(ctx, body.claim)),
];
