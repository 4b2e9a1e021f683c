import {
  deleteOrganisationRoute,
  deleteStorefrontRoute,
  keepOrganisationRoute,
  keepStorefrontRoute,
} from "@netvexa/contract/people";
import { bindRoute } from "#platform/route";
import { deleteOrganisation, deleteStorefront, keepOrganisation, keepStorefront } from "./request-deletion.ts";

export const deletionRoutes = [
  bindRoute(deleteStorefrontRoute, (ctx, { params, body }) =>
    deleteStorefront(ctx, { tenantId: params.tenantId, name: body.name }),
  ),
  bindRoute(keepStorefrontRoute, (ctx, { params }) => keepStorefront(ctx, params.tenantId)),
  bindRoute(deleteOrganisationRoute, (ctx, { body }) => deleteOrganisation(ctx, body.name)),
  bindRoute(keepOrganisationRoute, (ctx) => keepOrganisation(ctx)),
];
