import { recordAuditIn } from "#features/audit";
import type { OrganisationContext } from "#platform/auth-context";
import { notFound } from "#platform/errors";
import { administer } from "./administer.ts";
import { closeInvitation } from "./invitation-queries.ts";
import { placeOf } from "./place-of.ts";

/** Takes an open invitation back: its link opens nothing any more. */
export async function revokeInvitation(ctx: OrganisationContext, invitationId: string): Promise<void> {
  const { platform, organisationId } = ctx;
  await administer(platform, async (transaction) => {
    if (!(await closeInvitation(transaction, { organisationId, id: invitationId }))) throw notFound("invitation");
    await recordAuditIn({ platform, place: placeOf(ctx) }, transaction, {
      action: "invitation.revoked",
      target: { kind: "invitation", id: invitationId },
    });
  });
}
