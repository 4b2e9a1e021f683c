import { recordAuditIn } from "#features/audit";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { invitationInvalid } from "./errors.ts";
import { closeInvitation, selectOpenInvitation } from "./invitation-queries.ts";
import { fingerprintInvitation } from "./invitation-token.ts";
import { insertMember } from "./member-queries.ts";

/**
 * Makes the person whose address was invited a member, once. Who is one already stays what they are.
 * Throws `invitation_invalid`, also when the invitation is another address's.
 */
export async function joinByInvitation(
  platform: Platform,
  person: { id: string; name: string; email: string },
  token: string,
): Promise<{ organisationId: string }> {
  return administer(platform, async (transaction) => {
    const invitation = await selectOpenInvitation(transaction, fingerprintInvitation(platform, token));
    if (!invitation || invitation.email !== person.email) throw invitationInvalid();
    const { organisation_id: organisationId, id, role, storefronts } = invitation;
    await closeInvitation(transaction, { organisationId, id });
    const memberId = await insertMember(transaction, { organisationId, personId: person.id, role, storefronts });
    const place = { chain: organisationId, actor: { kind: "person", id: person.id, name: person.name } };
    await recordAuditIn({ platform, place }, transaction, {
      action: "member.joined",
      target: { kind: "person", id: person.id },
      detail: { role, storefronts, memberId, invitationId: id },
    });
    return { organisationId };
  });
}
