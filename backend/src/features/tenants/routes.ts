import {
  createApiKeyRoute,
  createOrganisationRoute,
  createTenantRoute,
  getStorefrontRoute,
  listApiKeysRoute,
  listTenantsRoute,
  openSessionRoute,
  revokeApiKeyRoute,
  suspendTenantRoute,
  updateStorefrontRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { createOrganisation, createTenant } from "./create-tenant.ts";
import { listTenants, suspendTenant } from "./list-tenants.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "./manage-api-keys.ts";
import { getStorefront, updateStorefront } from "./storefront.ts";
import { openVisitorSession } from "./visitor-session.ts";

export const tenantRoutes = [
  bindRoute(createOrganisationRoute, ({ platform }, { body }) => createOrganisation(platform, body)),
  bindRoute(createTenantRoute, ({ platform }, { body }) => createTenant(platform, body)),
  bindRoute(listTenantsRoute, ({ platform }, { query }) => listTenants(platform, query)),
  bindRoute(suspendTenantRoute, ({ platform }, { params, body }) => suspendTenant(platform, { ...params, ...body })),
  bindRoute(getStorefrontRoute, (ctx) => getStorefront(ctx)),
  bindRoute(updateStorefrontRoute, (ctx, { body }) => updateStorefront(ctx, body)),
  bindRoute(createApiKeyRoute, (ctx, { body }) => createApiKey(ctx, body)),
  bindRoute(listApiKeysRoute, async (ctx) => ({ keys: await listApiKeys(ctx) })),
  bindRoute(revokeApiKeyRoute, (ctx, { params }) => revokeApiKey(ctx, params.keyId)),
  bindRoute(openSessionRoute, (ctx, { body }) => openVisitorSession(ctx, body.resume)),
];
