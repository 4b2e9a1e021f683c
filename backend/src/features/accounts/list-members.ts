import type { invitation, member } from "@netvexa/contract/people";
import type { z } from "zod";
import type { OrganisationContext } from "#platform/auth-context";
import { administer } from "./administer.ts";
import { selectOpenInvitations, type InvitationRow } from "./invitation-queries.ts";
import { selectMembers, type MemberRow } from "./member-queries.ts";

export type Member = z.input<typeof member>;
export type Invitation = z.input<typeof invitation>;

/** The organisation's members and the invitations that can still be accepted. */
export async function listMembers(ctx: OrganisationContext): Promise<{ members: Member[]; invitations: Invitation[] }> {
  const { organisationId } = ctx;
  return administer(ctx.platform, async (transaction) => ({
    members: (await selectMembers(transaction, { organisationId, memberId: null })).map(toMember),
    invitations: (await selectOpenInvitations(transaction, organisationId)).map(toInvitation),
  }));
}

export function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    role: row.role,
    storefronts: row.all_storefronts ? null : row.storefronts,
    secondFactor: row.second_factor,
    joinedAt: row.created_at.toISOString(),
  };
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    storefronts: row.storefronts,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
