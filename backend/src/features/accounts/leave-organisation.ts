import { recordAuditIn } from "#features/audit";
import type { PersonContext } from "#platform/auth-context";
import { notFound } from "#platform/errors";
import { administer } from "./administer.ts";
import { lastOwner } from "./errors.ts";
import { countOwners, deleteMember, lockOrganisation } from "./member-queries.ts";
import { selectMembership } from "./membership-queries.ts";

/** Throws `last_owner` when nobody could look after the organisation any more. */
export async function leaveOrganisation(ctx: PersonContext, organisationId: string): Promise<void> {
  const { platform, person } = ctx;
  await administer(platform, async (transaction) => {
    await lockOrganisation(transaction, organisationId);
    const membership = await selectMembership(transaction, { personId: person.id, organisationId });
    if (!membership) throw notFound("organisation");
    await deleteMember(transaction, { organisationId, memberId: membership.member_id });
    if ((await countOwners(transaction, organisationId)) === 0) throw lastOwner();
    const place = { chain: organisationId, actor: { kind: "member", id: person.id, name: person.name } };
    await recordAuditIn({ platform, place }, transaction, {
      action: "member.left",
      target: { kind: "person", id: person.id },
      detail: { role: membership.role },
    });
  });
}
