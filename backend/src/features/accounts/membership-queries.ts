import { sql } from "kysely";
import type { Role } from "@netvexa/contract";
import type { Transaction } from "#platform/database";

export interface MembershipRow {
  member_id: string;
  role: Role;
  all_storefronts: boolean;
}

export async function selectMembership(
  transaction: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<MembershipRow | undefined> {
  const { rows } = await sql<MembershipRow>`select id as member_id, role, all_storefronts from members
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(transaction);
  return rows[0];
}

/** The membership under which a person may enter a storefront that is not suspended. */
export async function selectStorefrontMembership(
  transaction: Transaction,
  { personId, tenantId }: { personId: string; tenantId: string },
): Promise<{ role: Role } | undefined> {
  const { rows } = await sql<{ role: Role }>`select m.role from tenants t
    join members m on m.organisation_id = t.organisation_id and m.person_id = ${personId}
    where t.id = ${tenantId} and t.suspended_at is null and (m.all_storefronts or exists (
      select 1 from member_storefronts s
      where s.organisation_id = m.organisation_id and s.member_id = m.id and s.tenant_id = t.id))`.execute(transaction);
  return rows[0];
}

export interface OwnStorefrontRow {
  organisation_id: string;
  organisation: string;
  role: Role;
  all_storefronts: boolean;
  tenant_id: string | null;
  name: string;
  kind: "wordpress" | "shopify" | "web";
  home_url: string | null;
  public_key: string;
  suspended: boolean;
  deletion_due_at: Date | null;
}

/** Every organisation of a person with the storefronts that the person may enter; one row without, where there is none. */
export async function selectOwnStorefronts(
  transaction: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string | null },
): Promise<OwnStorefrontRow[]> {
  const { rows } = await sql<OwnStorefrontRow>`
    select m.organisation_id, o.name as organisation, m.role, m.all_storefronts, t.id as tenant_id,
      s.name, s.kind, s.home_url, s.public_key, t.suspended_at is not null as suspended, t.deletion_due_at
    from members m
    join organisations o on o.id = m.organisation_id
    left join (tenants t join storefronts s on s.tenant_id = t.id)
      on t.organisation_id = m.organisation_id and (m.all_storefronts or exists (
        select 1 from member_storefronts n
        where n.organisation_id = m.organisation_id and n.member_id = m.id and n.tenant_id = t.id))
    where m.person_id = ${personId} and (${organisationId}::uuid is null or m.organisation_id = ${organisationId}::uuid)
    order by o.name, m.organisation_id, s.name, t.id limit 2000`.execute(transaction);
  return rows;
}

export async function selectOwnOrganisations(transaction: Transaction, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from members
    where person_id = ${personId} order by organisation_id`.execute(transaction);
  return rows.map(({ id }) => id);
}
