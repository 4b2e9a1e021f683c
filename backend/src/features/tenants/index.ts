export { getAgent, getWidgetConfig, updateAgent, type Agent } from "./agent.ts";
export { createOrganisation, createTenant, type CreatedTenant, type NewStorefront } from "./create-tenant.ts";
export { listTenants } from "./list-tenants.ts";
export { isAllowedOrigin, resolveStorefront } from "./resolve-storefront.ts";
export { tenantRoutes } from "./routes.ts";
export { getStorefront, updateStorefront, type Storefront } from "./storefront.ts";
export { verifyApiKey } from "./verify-api-key.ts";
export { openVisitorSession, verifyVisitorToken } from "./visitor-session.ts";
