export { generatePreviewKey } from "./api-key.ts";
export {
  createOrganisation,
  createTenant,
  insertTenant,
  type CreatedTenant,
  type NewStorefront,
} from "./create-tenant.ts";
export { createApiKey } from "./manage-api-keys.ts";
export { isOpen, nextOpening } from "./opening-hours.ts";
export { isAllowedOrigin, resolveStorefront } from "./resolve-storefront.ts";
export { tenantRoutes } from "./routes.ts";
export { getStorefront, updateStorefront } from "./storefront.ts";
export { verifyApiKey } from "./verify-api-key.ts";
export { verifyApiKeyBriefly } from "./verify-api-key-briefly.ts";
export { refuseVisitors, verifyVisitorToken } from "./visitor-session.ts";
