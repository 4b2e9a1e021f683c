import { z } from "zod";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const organisation = z.strictObject({ organisationId: id });
const storefront = z.strictObject({ organisationId: id, tenantId: id });
/** The name as it stands, so that nobody deletes the wrong thing. */
const confirmation = z.strictObject({ name: z.string().max(200) });
const due = z.object({ dueAt: z.iso.datetime() });

export const deleteStorefrontRoute = defineRoute({
  id: "deleteStorefront",
  method: "post",
  path: "/v1/organisations/{organisationId}/storefronts/{tenantId}/deletion",
  summary: "Close a storefront at once and delete all that it has in seven days",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "storefronts:delete" },
  rateLimit: "credential",
  idempotency: "none",
  request: { params: storefront, body: confirmation },
  response: { kind: "json", status: 202, schema: due },
  errors: ["name_not_confirmed"],
});

export const keepStorefrontRoute = defineRoute({
  id: "keepStorefront",
  method: "delete",
  path: "/v1/organisations/{organisationId}/storefronts/{tenantId}/deletion",
  summary: "Take a deletion back while it is not done, and open the storefront again",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "storefronts:delete" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: storefront },
  response: { kind: "empty", status: 204 },
});

export const deleteOrganisationRoute = defineRoute({
  id: "deleteOrganisation",
  method: "post",
  path: "/v1/organisations/{organisationId}/deletion",
  summary: "Close the organisation's storefronts at once, and delete them and it in seven days",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "organisation:delete" },
  rateLimit: "credential",
  idempotency: "none",
  request: { params: organisation, body: confirmation },
  response: { kind: "json", status: 202, schema: due },
  errors: ["name_not_confirmed"],
});

export const keepOrganisationRoute = defineRoute({
  id: "keepOrganisation",
  method: "delete",
  path: "/v1/organisations/{organisationId}/deletion",
  summary: "Take the organisation's deletion back; its storefronts are taken back one by one",
  tag: "Organisations",
  auth: { kind: "organisation", permission: "organisation:delete" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: organisation },
  response: { kind: "empty", status: 204 },
});
