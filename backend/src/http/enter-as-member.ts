import { isAllowed, type OrganisationPermission, type StorefrontPermission } from "@netvexa/contract";
import { STOREFRONT_HEADER } from "@netvexa/contract/people";
import { findMembership, findStorefrontMembership } from "#features/accounts";
import { mintOrganisationContext, type OrganisationContext, type PersonContext } from "#platform/auth-context";
import { AppError, notFound } from "#platform/errors";
import { isUuid } from "#platform/ids";
import { mintTenantContext, type TenantContext } from "#platform/tenant-context";
import type { Caller } from "./authenticate.ts";

/** The organisation in the path, for a member of it whose role has the permission. To everybody else it is not there. */
export async function enterOrganisation(
  { request }: Caller,
  ctx: PersonContext,
  permission: OrganisationPermission,
): Promise<OrganisationContext> {
  const { organisationId } = request.params;
  if (typeof organisationId !== "string" || !isUuid(organisationId)) throw notFound("organisation");
  const membership = await findMembership(ctx.platform, ctx.person.id, organisationId);
  if (!membership) throw notFound("organisation");
  if (!membership.allStorefronts || !isAllowed(membership.role, permission)) throw permissionMissing(permission);
  return mintOrganisationContext(ctx, { organisationId, memberId: membership.memberId, role: membership.role });
}

/** The storefront that the header names, for a member of it whose role has the permission. */
export async function enterStorefront(
  { request }: Caller,
  ctx: PersonContext,
  permission: StorefrontPermission,
): Promise<TenantContext> {
  const tenantId = request.get(STOREFRONT_HEADER);
  if (tenantId === undefined) throw storefrontMissing();
  const membership = isUuid(tenantId) && (await findStorefrontMembership(ctx.platform, ctx.person.id, tenantId));
  if (!membership) throw notFound("storefront");
  if (!isAllowed(membership.role, permission)) throw permissionMissing(permission);
  const { id: personId, name } = ctx.person;
  return mintTenantContext(ctx.platform, {
    tenantId,
    actor: { kind: "member", personId, name, role: membership.role },
    requestId: ctx.requestId,
  });
}

function storefrontMissing(): AppError {
  return new AppError({
    kind: "invalid",
    code: "storefront_missing",
    detail: `Say which of your storefronts is meant: send its tenant id in the header ${STOREFRONT_HEADER}.`,
  });
}

function permissionMissing(permission: string): AppError {
  return new AppError({
    kind: "forbidden",
    code: "permission_missing",
    detail: `Your role does not have the right ${permission} here. Ask an owner or admin of the organisation.`,
  });
}
