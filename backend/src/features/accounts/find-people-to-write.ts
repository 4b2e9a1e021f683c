import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";

const MOST_PEOPLE = 20;

/** E-mail addresses of those who run a storefront: its organisation's owners and admins, where they proved theirs. */
export async function findPeopleToWrite(platform: Platform, tenantId: string): Promise<string[]> {
  return administer(platform, async (transaction) => {
    const { rows } = await sql<{ email: string }>`select p.email from tenants t
      join members m on m.organisation_id = t.organisation_id and m.role in ('owner', 'admin')
      join auth.people p on p.id = m.person_id
      where t.id = ${tenantId} and p.email_verified and (m.all_storefronts or exists (
        select 1 from member_storefronts s
        where s.organisation_id = m.organisation_id and s.member_id = m.id and s.tenant_id = t.id))
      order by p.email limit ${MOST_PEOPLE}`.execute(transaction);
    return rows.map(({ email }) => email);
  });
}
