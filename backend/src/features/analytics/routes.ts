import { getOverviewRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { getOverview } from "./get-overview.ts";

export const analyticsRoutes = [bindRoute(getOverviewRoute, (ctx, { query }) => getOverview(ctx, query))];
