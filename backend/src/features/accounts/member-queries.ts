import { sql } from "kysely";
import type { Role } from "@netvexa/contract";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";

export interface MemberRow {
  id: string;
  person_id: string;
  name: string;
  email: string;
  role: Role;
  all_storefronts: boolean;
  storefronts: string[];
  second_factor: boolean;
  created_at: Date;
}

/** All members, or the one that is named. */
export async function selectMembers(
  transaction: Transaction,
  { organisationId, memberId }: { organisationId: string; memberId: string | null },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.person_id, p.name, p.email, m.role, m.all_storefronts, m.created_at,
      coalesce(p.two_factor_enabled, false) as second_factor,
      coalesce((select array_agg(s.tenant_id::text order by s.tenant_id) from member_storefronts s
        where s.organisation_id = m.organisation_id and s.member_id = m.id), '{}') as storefronts
    from members m join auth.people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and (${memberId}::uuid is null or m.id = ${memberId}::uuid)
    order by m.created_at, m.id limit 2000`.execute(transaction);
  return rows;
}

/** Changes to an organisation's members happen one after the other, so that two cannot both remove an owner. */
export async function lockOrganisation(transaction: Transaction, organisationId: string): Promise<{ name: string }> {
  const { rows } = await sql<{ name: string }>`select name from organisations where id = ${organisationId}
    for update`.execute(transaction);
  if (!rows[0]) throw notFound("organisation");
  return rows[0];
}

export async function countOwners(transaction: Transaction, organisationId: string): Promise<number> {
  const { rows } = await sql<{ owners: number }>`select count(*) as owners from members
    where organisation_id = ${organisationId} and role = 'owner'`.execute(transaction);
  return rows[0]?.owners ?? 0;
}

export interface NewMember {
  organisationId: string;
  personId: string;
  role: Role;
  storefronts: string[] | null;
}

/** Who is a member already stays as they are; returns the member's id either way. */
export async function insertMember(transaction: Transaction, row: NewMember): Promise<string> {
  const id = newId();
  const inserted = await sql`insert into members (organisation_id, id, person_id, role, all_storefronts)
    values (${row.organisationId}, ${id}, ${row.personId}, ${row.role}, ${row.storefronts === null})
    on conflict (organisation_id, person_id) do nothing returning id`.execute(transaction);
  if (inserted.rows.length > 0) {
    await insertMemberStorefronts(transaction, { ...row, memberId: id });
    return id;
  }
  const { rows } = await sql<{ id: string }>`select id from members
    where organisation_id = ${row.organisationId} and person_id = ${row.personId}`.execute(transaction);
  return rows[0]?.id ?? id;
}

interface MemberStorefronts {
  organisationId: string;
  memberId: string;
  storefronts: string[] | null;
}

/** Those that are gone from the organisation since are left out. */
async function insertMemberStorefronts(transaction: Transaction, row: MemberStorefronts): Promise<void> {
  if (row.storefronts === null) return;
  await sql`insert into member_storefronts (organisation_id, member_id, tenant_id)
    select t.organisation_id, ${row.memberId}::uuid, t.id from tenants t
    where t.organisation_id = ${row.organisationId} and t.id = any (${row.storefronts}::uuid[])
    on conflict do nothing`.execute(transaction);
}

export async function updateMember(transaction: Transaction, row: MemberStorefronts & { role: Role }): Promise<void> {
  await sql`update members set role = ${row.role}, all_storefronts = ${row.storefronts === null}
    where organisation_id = ${row.organisationId} and id = ${row.memberId}`.execute(transaction);
  await sql`delete from member_storefronts
    where organisation_id = ${row.organisationId} and member_id = ${row.memberId}`.execute(transaction);
  await insertMemberStorefronts(transaction, row);
}

export async function deleteMember(
  transaction: Transaction,
  { organisationId, memberId }: { organisationId: string; memberId: string },
): Promise<void> {
  await sql`delete from members where organisation_id = ${organisationId} and id = ${memberId}`.execute(transaction);
}

/** Throws `not_found` unless every storefront is the organisation's own. */
export async function assertOwnStorefronts(
  transaction: Transaction,
  organisationId: string,
  storefronts: string[] | null,
): Promise<void> {
  if (storefronts === null) return;
  const { rows } = await sql<{ known: number }>`select count(*) as known from tenants
    where organisation_id = ${organisationId} and id = any (${storefronts}::uuid[])`.execute(transaction);
  if (rows[0]?.known !== new Set(storefronts).size) throw notFound("storefront");
}
