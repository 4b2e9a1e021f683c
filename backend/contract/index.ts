export { buildOpenApi, type OpenApiOptions } from "./openapi.ts";
export { defineRoute, SCOPES } from "./route.ts";
export type { RateLimitClass, RouteAuth, RouteContract, RouteRequest, RouteResponse, Scope } from "./route.ts";
export {
  agent,
  createApiKeyRoute,
  createdTenant,
  createOrganisationRoute,
  createTenantRoute,
  getAgentRoute,
  getStorefrontRoute,
  listApiKeysRoute,
  listTenantsRoute,
  newStorefront,
  openSessionRoute,
  origin,
  revokeApiKeyRoute,
  signUpRoute,
  storefront,
  suspendTenantRoute,
  updateAgentRoute,
  updateStorefrontRoute,
  widgetConfigRoute,
} from "./tenants.ts";
export {
  getSettingsRoute,
  listDeadLettersRoute,
  operatorStatusRoute,
  retryDeadLetterRoute,
  updateSettingsRoute,
} from "./operator.ts";
