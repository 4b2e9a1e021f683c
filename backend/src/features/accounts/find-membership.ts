import type { Role } from "@netvexa/contract";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { selectMembership, selectStorefrontMembership } from "./membership-queries.ts";

export interface Membership {
  memberId: string;
  role: Role;
  allStorefronts: boolean;
}

/** What a person is in an organisation; null when not a member. Read each time, so that a change is in force at once. */
export async function findMembership(
  platform: Platform,
  personId: string,
  organisationId: string,
): Promise<Membership | null> {
  const row = await administer(platform, (transaction) => selectMembership(transaction, { personId, organisationId }));
  return row ? { memberId: row.member_id, role: row.role, allStorefronts: row.all_storefronts } : null;
}

/** The role under which a person may enter a storefront; null when there is none, or the storefront is suspended. */
export async function findStorefrontMembership(
  platform: Platform,
  personId: string,
  tenantId: string,
): Promise<{ role: Role } | null> {
  const row = await administer(platform, (transaction) =>
    selectStorefrontMembership(transaction, { personId, tenantId }),
  );
  return row ?? null;
}
