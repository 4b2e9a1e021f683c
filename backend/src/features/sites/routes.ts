import {
  authorizeSiteRoute,
  connectSiteRoute,
  disconnectSiteRoute,
  getSiteRoute,
  leaveSiteRoute,
  listSitesRoute,
  proveSiteRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { authorizeSite } from "./authorize-site.ts";
import { connectSite } from "./connect-site.ts";
import { disconnectSite, leaveSite, listSites } from "./disconnect-site.ts";
import { getSite, proveSite } from "./own-site.ts";

export const siteRoutes = [
  bindRoute(authorizeSiteRoute, (ctx, { body }) => authorizeSite(ctx, body)),
  bindRoute(connectSiteRoute, ({ platform }, { body }) => connectSite(platform, body)),
  bindRoute(getSiteRoute, (ctx) => getSite(ctx)),
  bindRoute(proveSiteRoute, (ctx) => proveSite(ctx)),
  bindRoute(leaveSiteRoute, (ctx) => leaveSite(ctx)),
  bindRoute(listSitesRoute, (ctx) => listSites(ctx)),
  bindRoute(disconnectSiteRoute, (ctx, { params }) => disconnectSite(ctx, params.siteId)),
];
