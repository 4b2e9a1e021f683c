export { getOverview } from "./get-overview.ts";
export { analyticsRoutes } from "./routes.ts";
