import { recordAuditIn } from "#features/audit";
import { refuseVisitors } from "#features/tenants";
import type { OrganisationContext } from "#platform/auth-context";
import { AppError, notFound } from "#platform/errors";
import { administer } from "./administer.ts";
import {
  markOrganisation,
  markStorefronts,
  selectStorefrontToDelete,
  unmarkOrganisation,
  unmarkStorefront,
} from "./deletion-queries.ts";
import { lockOrganisation } from "./member-queries.ts";
import { placeOf } from "./place-of.ts";

export interface DeletionDue {
  dueAt: string;
}

/** Refuses the storefront's credentials from now on; its data goes in seven days. Throws `name_not_confirmed`. */
export async function deleteStorefront(
  ctx: OrganisationContext,
  { tenantId, name }: { tenantId: string; name: string },
): Promise<DeletionDue> {
  const { platform, organisationId } = ctx;
  const [marked] = await administer(platform, async (transaction) => {
    const storefront = await selectStorefrontToDelete(transaction, { organisationId, tenantId });
    if (!storefront) throw notFound("storefront");
    assertConfirmed(storefront.name, name);
    const rows = await markStorefronts(transaction, { organisationId, tenantId });
    await recordAuditIn({ platform, place: { ...placeOf(ctx), tenantId } }, transaction, {
      action: "storefront.deletion_requested",
      target: { kind: "storefront", id: tenantId },
    });
    return rows;
  });
  if (!marked) throw notFound("storefront");
  await refuseVisitors(platform, tenantId, true);
  return { dueAt: marked.due_at.toISOString() };
}

export async function keepStorefront(ctx: OrganisationContext, tenantId: string): Promise<void> {
  const { platform, organisationId } = ctx;
  await administer(platform, async (transaction) => {
    if (!(await unmarkStorefront(transaction, { organisationId, tenantId }))) throw notFound("deletion");
    await recordAuditIn({ platform, place: { ...placeOf(ctx), tenantId } }, transaction, {
      action: "storefront.deletion_taken_back",
      target: { kind: "storefront", id: tenantId },
    });
  });
  await refuseVisitors(platform, tenantId, false);
}

/** The same for the organisation with all its storefronts. Throws `name_not_confirmed`. */
export async function deleteOrganisation(ctx: OrganisationContext, name: string): Promise<DeletionDue> {
  const { platform, organisationId } = ctx;
  const { due, tenants } = await administer(platform, async (transaction) => {
    assertConfirmed((await lockOrganisation(transaction, organisationId)).name, name);
    const closed = await markStorefronts(transaction, { organisationId, tenantId: null });
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "organisation.deletion_requested",
      target: { kind: "organisation", id: organisationId },
    });
    return { tenants: closed, due: await markOrganisation(transaction, organisationId) };
  });
  for (const { id } of tenants) await refuseVisitors(platform, id, true);
  return { dueAt: due.toISOString() };
}

export async function keepOrganisation(ctx: OrganisationContext): Promise<void> {
  const { platform, organisationId } = ctx;
  await administer(platform, async (transaction) => {
    if (!(await unmarkOrganisation(transaction, organisationId))) throw notFound("deletion");
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "organisation.deletion_taken_back",
      target: { kind: "organisation", id: organisationId },
    });
  });
}

function assertConfirmed(is: string, given: string): void {
  if (is === given.trim()) return;
  throw new AppError({
    kind: "unprocessable",
    code: "name_not_confirmed",
    detail: "To confirm, give the name exactly as it stands now.",
  });
}
