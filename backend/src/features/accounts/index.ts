export { verifyAccessToken } from "./access-token.ts";
export { deleteDueStorefronts } from "./delete-due-storefronts.ts";
export { findMembership, findStorefrontMembership } from "./find-membership.ts";
export { findPeopleToWrite } from "./find-people-to-write.ts";
export { sweepAccounts } from "./sweep-accounts.ts";
export { accountRoutes } from "./routes.ts";
