export { verifyAccessToken } from "./access-token.ts";
export { findMembership, findStorefrontMembership } from "./find-membership.ts";
export { accountRoutes } from "./routes.ts";
