export { defineRoute, SCOPES } from "./route.ts";
export type { RateLimitClass, RouteAuth, RouteContract, RouteRequest, RouteResponse, Scope } from "./route.ts";
