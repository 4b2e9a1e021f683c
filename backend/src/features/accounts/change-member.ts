import type { Role } from "@netvexa/contract";
import { recordAuditIn } from "#features/audit";
import type { OrganisationContext } from "#platform/auth-context";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { administer } from "./administer.ts";
import { lastOwner } from "./errors.ts";
import { assertGrantable, assertScopeFits } from "./grant-rules.ts";
import { toMember, type Member } from "./list-members.ts";
import {
  assertOwnStorefronts,
  countOwners,
  deleteMember,
  lockOrganisation,
  selectMembers,
  updateMember,
  type MemberRow,
} from "./member-queries.ts";
import { placeOf } from "./place-of.ts";

export interface MemberChange {
  role: Role;
  storefronts: string[] | null;
}

/** In force with the member's next request. Throws `role_not_grantable`, `last_owner`, `owner_needs_all_storefronts`. */
export async function changeMember(ctx: OrganisationContext, memberId: string, change: MemberChange): Promise<Member> {
  const { platform, organisationId } = ctx;
  assertScopeFits(change.role, change.storefronts);
  return administer(platform, async (transaction) => {
    const before = await lockMember(transaction, organisationId, memberId);
    assertGrantable(ctx.role, before.role, change.role);
    await assertOwnStorefronts(transaction, organisationId, change.storefronts);
    await updateMember(transaction, { organisationId, memberId, ...change });
    await assertOwnerLeft(transaction, organisationId);
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "member.role_changed",
      target: { kind: "person", id: before.person_id },
      detail: { from: { role: before.role, storefronts: toMember(before).storefronts }, to: { ...change } },
    });
    return toMember(await findMember(transaction, organisationId, memberId));
  });
}

/** Throws `role_not_grantable`, `last_owner`. */
export async function removeMember(ctx: OrganisationContext, memberId: string): Promise<void> {
  const { platform, organisationId } = ctx;
  await administer(platform, async (transaction) => {
    const before = await lockMember(transaction, organisationId, memberId);
    assertGrantable(ctx.role, before.role);
    await deleteMember(transaction, { organisationId, memberId });
    await assertOwnerLeft(transaction, organisationId);
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "member.removed",
      target: { kind: "person", id: before.person_id },
      detail: { role: before.role },
    });
  });
}

async function lockMember(transaction: Transaction, organisationId: string, memberId: string): Promise<MemberRow> {
  await lockOrganisation(transaction, organisationId);
  return findMember(transaction, organisationId, memberId);
}

async function findMember(transaction: Transaction, organisationId: string, memberId: string): Promise<MemberRow> {
  const [row] = await selectMembers(transaction, { organisationId, memberId });
  if (!row) throw notFound("member");
  return row;
}

async function assertOwnerLeft(transaction: Transaction, organisationId: string): Promise<void> {
  if ((await countOwners(transaction, organisationId)) === 0) throw lastOwner();
}
