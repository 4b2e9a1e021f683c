import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { recordAuditIn, type AuditPlace } from "#features/audit";
import type { Role } from "@netvexa/contract";
import type { OrganisationContext } from "#platform/auth-context";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { queueMail, sendQueuedMail } from "#features/mailing";
import { composeInvitation } from "./account-mail.ts";
import { administer } from "./administer.ts";
import { alreadyMember } from "./errors.ts";
import { assertGrantable, assertScopeFits } from "./grant-rules.ts";
import { insertInvitation, selectOpenInvitations } from "./invitation-queries.ts";
import { generateInvitation } from "./invitation-token.ts";
import { toInvitation, type Invitation } from "./list-members.ts";
import { assertOwnStorefronts, lockOrganisation } from "./member-queries.ts";
import { placeOf } from "./place-of.ts";

const DAYS = 7;
const MAIL_WAIT_MS = 2_000;

export interface InvitationRequest {
  email: string;
  role: Role;
  storefronts: string[] | null;
}

/** Invites by mail; an open invitation of the same address is replaced. Throws `role_not_grantable`, `already_member`. */
export async function inviteMember(
  ctx: OrganisationContext,
  { ownUrl }: { ownUrl: string },
  request: InvitationRequest,
): Promise<Invitation> {
  assertGrantable(ctx.role, request.role);
  const place = placeOf(ctx);
  return invite({ platform: ctx.platform, ownUrl, place, invitedBy: ctx.person.name }, request);
}

/** The operator's way to hand an organisation to its first owner. */
export async function inviteOwner(
  platform: Platform,
  { ownUrl }: { ownUrl: string },
  { organisationId, email }: { organisationId: string; email: string },
): Promise<Invitation> {
  const place = { chain: organisationId, actor: { kind: "operator", id: null, name: null } };
  return invite({ platform, ownUrl, place, invitedBy: null }, { email, role: "owner", storefronts: null });
}

interface Inviting {
  platform: Platform;
  ownUrl: string;
  place: AuditPlace;
  invitedBy: string | null;
}

async function invite(inviting: Inviting, request: InvitationRequest): Promise<Invitation> {
  const { platform, place, invitedBy } = inviting;
  assertScopeFits(request.role, request.storefronts);
  const { token, fingerprint } = generateInvitation(platform);
  const invitation = await administer(platform, async (transaction) => {
    const { name } = await lockOrganisation(transaction, place.chain);
    await assertInvitable(transaction, place.chain, request);
    const id = newId();
    await insertInvitation(transaction, {
      ...request,
      id,
      organisationId: place.chain,
      fingerprint,
      invitedBy,
      days: DAYS,
    });
    await recordAuditIn({ platform, place }, transaction, {
      action: "member.invited",
      target: { kind: "invitation", id },
      detail: { ...request },
    });
    const mail = { to: request.email, organisation: name, invitedBy: invitedBy ?? "Netvexa", token };
    await queueMail(platform, transaction, composeInvitation(inviting.ownUrl, mail));
    const rows = await selectOpenInvitations(transaction, place.chain);
    return rows.find((row) => row.id === id);
  });
  if (!invitation) throw new Error("An invitation that was just made is open.");
  // It is written down: where the mail server takes its time, a worker sees to it.
  const sent = sendQueuedMail(platform).catch(() => undefined);
  await Promise.race([sent, wait(MAIL_WAIT_MS, undefined, { ref: false })]);
  return toInvitation(invitation);
}

async function assertInvitable(
  transaction: Transaction,
  organisationId: string,
  { email, storefronts }: InvitationRequest,
): Promise<void> {
  await assertOwnStorefronts(transaction, organisationId, storefronts);
  const { rows } = await sql`select 1 from members m join auth.people p on p.id = m.person_id
    where m.organisation_id = ${organisationId} and p.email = ${email}`.execute(transaction);
  if (rows.length > 0) throw alreadyMember();
}
