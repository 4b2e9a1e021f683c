import { sql } from "kysely";
import { recordAuditIn } from "#features/audit";
import { insertTenant, type NewStorefront } from "#features/tenants";
import type { OrganisationContext, PersonContext } from "#platform/auth-context";
import { notFound } from "#platform/errors";
import { administer } from "./administer.ts";
import { emailNotVerified, signUpClosed } from "./errors.ts";
import { insertOrganisation } from "./insert-organisation.ts";
import { isSignUpOpen } from "./is-sign-up-open.ts";
import { listOwnOrganisations, type OwnOrganisation } from "./list-own-organisations.ts";
import { placeOf } from "./place-of.ts";

/** A further organisation of somebody who has an account. Throws `sign_up_closed`, `email_not_verified`. */
export async function createOwnOrganisation(
  ctx: PersonContext,
  input: { name: string; storefront: NewStorefront },
): Promise<{ organisationId: string; tenantId: string }> {
  const { platform, person } = ctx;
  if (!(await isSignUpOpen(platform))) throw signUpClosed();
  if (platform.auth.verifiesEmail && !person.emailVerified) throw emailNotVerified();
  const owner = { id: person.id, name: person.name };
  return administer(platform, (transaction) => insertOrganisation({ platform, transaction }, { ...input, owner }));
}

export async function getOrganisation(ctx: OrganisationContext): Promise<OwnOrganisation> {
  const of = { personId: ctx.person.id, organisationId: ctx.organisationId };
  const [organisation] = await listOwnOrganisations(ctx.platform, of);
  if (!organisation) throw notFound("organisation");
  return organisation;
}

export async function updateOrganisation(ctx: OrganisationContext, change: { name: string }): Promise<void> {
  const { platform, organisationId } = ctx;
  await administer(platform, async (transaction) => {
    await sql`update organisations set name = ${change.name} where id = ${organisationId}`.execute(transaction);
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "organisation.changed",
      target: { kind: "organisation", id: organisationId },
      detail: change,
    });
  });
}

/** A further storefront of the organisation, with an isolated tenant of its own. */
export async function createStorefront(
  ctx: OrganisationContext,
  storefront: NewStorefront,
): Promise<{ tenantId: string; publicKey: string }> {
  const { platform, organisationId } = ctx;
  return administer(platform, async (transaction) => {
    const created = await insertTenant(transaction, { organisationId, storefront });
    await recordAuditIn({ platform, place: { ...placeOf(ctx), tenantId: created.tenantId } }, transaction, {
      action: "storefront.created",
      target: { kind: "storefront", id: created.tenantId },
      detail: { name: storefront.name, kind: storefront.kind },
    });
    return created;
  });
}
