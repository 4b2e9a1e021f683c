import { sql } from "kysely";
import type { Transaction } from "#platform/database";

/** How long a deletion can be taken back. */
const DAYS = 7;

export interface DeletionRow {
  name: string;
  due_at: Date | null;
}

/** Null when the organisation has no such storefront. */
export async function selectStorefrontToDelete(
  transaction: Transaction,
  { organisationId, tenantId }: { organisationId: string; tenantId: string },
): Promise<DeletionRow | undefined> {
  const { rows } = await sql<DeletionRow>`select s.name, t.deletion_due_at as due_at
    from tenants t join storefronts s on s.tenant_id = t.id
    where t.organisation_id = ${organisationId} and t.id = ${tenantId} for update of t`.execute(transaction);
  return rows[0];
}

/** Asked again, it stays with the first time. Returns the storefronts that are closed by it. */
export async function markStorefronts(
  transaction: Transaction,
  { organisationId, tenantId }: { organisationId: string; tenantId: string | null },
): Promise<{ id: string; due_at: Date }[]> {
  const { rows } = await sql<{ id: string; due_at: Date }>`update tenants set
      deletion_due_at = coalesce(deletion_due_at, now() + make_interval(days => ${DAYS})),
      suspended_at = coalesce(suspended_at, now())
    where organisation_id = ${organisationId} and (${tenantId}::uuid is null or id = ${tenantId}::uuid)
    returning id, deletion_due_at as due_at`.execute(transaction);
  return rows;
}

/** Who was suspended before stays so. False when no deletion was under way. */
export async function unmarkStorefront(
  transaction: Transaction,
  { organisationId, tenantId }: { organisationId: string; tenantId: string },
): Promise<boolean> {
  const { rows } = await sql`update tenants set deletion_due_at = null,
      suspended_at = case when suspended_at < deletion_due_at - make_interval(days => ${DAYS}) then suspended_at end
    where organisation_id = ${organisationId} and id = ${tenantId} and deletion_due_at is not null
    returning id`.execute(transaction);
  return rows.length > 0;
}

export async function markOrganisation(transaction: Transaction, organisationId: string): Promise<Date> {
  const { rows } = await sql<{ due_at: Date }>`update organisations
    set deletion_due_at = coalesce(deletion_due_at, now() + make_interval(days => ${DAYS}))
    where id = ${organisationId} returning deletion_due_at as due_at`.execute(transaction);
  if (!rows[0]) throw new Error("An organisation that is being deleted is there.");
  return rows[0].due_at;
}

export async function unmarkOrganisation(transaction: Transaction, organisationId: string): Promise<boolean> {
  const { rows } = await sql`update organisations set deletion_due_at = null
    where id = ${organisationId} and deletion_due_at is not null returning id`.execute(transaction);
  return rows.length > 0;
}

export async function selectDueTenants(transaction: Transaction): Promise<{ id: string; organisation_id: string }[]> {
  const { rows } = await sql<{ id: string; organisation_id: string }>`select id, organisation_id from tenants
    where deletion_due_at <= now() order by deletion_due_at limit 10`.execute(transaction);
  return rows;
}

/** Those with nothing left but themselves; members and invitations go with them, the audit log stays. */
export async function deleteDueOrganisations(transaction: Transaction): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`delete from organisations o
    where o.deletion_due_at <= now() and not exists (select 1 from tenants t where t.organisation_id = o.id)
    returning o.id`.execute(transaction);
  return rows;
}
