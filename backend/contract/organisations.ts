import { z } from "zod";
import { memberOrganisation } from "./accounts-me.ts";
import { defineRoute } from "./route.ts";
import { newStorefront } from "./tenants.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(200);
const params = z.strictObject({ organisationId: id });

export const createOwnOrganisationRoute = defineRoute({
  id: "createOwnOrganisation",
  method: "post",
  path: "/v1/organisations",
  summary: "Create an organisation of one's own with its first storefront",
  tag: "Organisations",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "required",
  request: { body: z.strictObject({ name, storefront: newStorefront }) },
  response: { kind: "json", status: 201, schema: z.object({ organisationId: id, tenantId: id }) },
  errors: ["sign_up_closed", "email_not_verified"],
});

export const getOrganisationRoute = defineRoute({
  id: "getOrganisation",
  method: "get",
  path: "/v1/organisations/{organisationId}",
  summary: "Read the organisation and its storefronts",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "organisation:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params },
  response: { kind: "json", status: 200, schema: memberOrganisation },
});

export const updateOrganisationRoute = defineRoute({
  id: "updateOrganisation",
  method: "patch",
  path: "/v1/organisations/{organisationId}",
  summary: "Change the organisation's name",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "organisation:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params, body: z.strictObject({ name }) },
  response: { kind: "empty", status: 204 },
});

export const createStorefrontRoute = defineRoute({
  id: "createStorefront",
  method: "post",
  path: "/v1/organisations/{organisationId}/storefronts",
  summary: "Create a further storefront with an isolated tenant of its own",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "storefronts:create" },
  rateLimit: "credential",
  idempotency: "required",
  request: { params, body: newStorefront },
  response: { kind: "json", status: 201, schema: z.object({ tenantId: id, publicKey: z.string() }) },
});
