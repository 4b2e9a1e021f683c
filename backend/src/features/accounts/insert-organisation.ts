import { sql } from "kysely";
import { recordAuditIn } from "#features/audit";
import { insertTenant, type NewStorefront } from "#features/tenants";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";

export interface NewOrganisation {
  name: string;
  storefront: NewStorefront;
  owner: { id: string; name: string | null };
}

/** An organisation with its first storefront and its owner, within the caller's system transaction. */
export async function insertOrganisation(
  { platform, transaction }: { platform: Platform; transaction: Transaction },
  { name, storefront, owner }: NewOrganisation,
): Promise<{ organisationId: string; tenantId: string }> {
  const organisationId = newId();
  await sql`insert into organisations (id, name) values (${organisationId}, ${name})`.execute(transaction);
  await sql`insert into members (organisation_id, id, person_id, role, all_storefronts)
    values (${organisationId}, ${newId()}, ${owner.id}, 'owner', true)`.execute(transaction);
  const { tenantId } = await insertTenant(transaction, { organisationId, storefront });
  const place = { chain: organisationId, actor: { kind: "person", ...owner } };
  await recordAuditIn({ platform, place }, transaction, {
    action: "organisation.created",
    target: { kind: "organisation", id: organisationId },
    detail: { name, tenantId },
  });
  return { organisationId, tenantId };
}
