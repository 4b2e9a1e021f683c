import type { Role } from "@netvexa/contract";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { invitationInvalid } from "./errors.ts";
import { selectOpenInvitation } from "./invitation-queries.ts";
import { fingerprintInvitation } from "./invitation-token.ts";

export interface InvitationPreview {
  organisation: string;
  email: string;
  role: Role;
  expiresAt: string;
}

/** What whoever has the link is invited to. Throws `invitation_invalid`. */
export async function previewInvitation(platform: Platform, token: string): Promise<InvitationPreview> {
  const fingerprint = fingerprintInvitation(platform, token);
  const row = await administer(platform, (transaction) => selectOpenInvitation(transaction, fingerprint));
  if (!row) throw invitationInvalid();
  return { organisation: row.organisation, email: row.email, role: row.role, expiresAt: row.expires_at.toISOString() };
}
