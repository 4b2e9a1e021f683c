import { sql } from "kysely";
import type { Role } from "@netvexa/contract";
import type { Transaction } from "#platform/database";

export interface InvitationRow {
  organisation_id: string;
  organisation: string;
  id: string;
  email: string;
  role: Role;
  storefronts: string[] | null;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
}

const COLUMNS = sql`i.organisation_id, o.name as organisation, i.id, i.email, i.role, i.storefronts, i.invited_by,
  i.created_at, i.expires_at`;

/** The invitation of a token, locked, while it can be accepted. */
export async function selectOpenInvitation(
  transaction: Transaction,
  fingerprint: string,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`select ${COLUMNS} from invitations i
    join organisations o on o.id = i.organisation_id
    where i.token_fingerprint = ${fingerprint} and i.closed_at is null and i.expires_at > now()
    for update of i`.execute(transaction);
  return rows[0];
}

export async function selectOpenInvitations(
  transaction: Transaction,
  organisationId: string,
): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`select ${COLUMNS} from invitations i
    join organisations o on o.id = i.organisation_id
    where i.organisation_id = ${organisationId} and i.closed_at is null and i.expires_at > now()
    order by i.created_at desc limit 500`.execute(transaction);
  return rows;
}

export interface NewInvitation {
  organisationId: string;
  id: string;
  email: string;
  role: Role;
  storefronts: string[] | null;
  fingerprint: string;
  invitedBy: string | null;
  days: number;
}

/** Replaces an open invitation of the same address. */
export async function insertInvitation(transaction: Transaction, row: NewInvitation): Promise<void> {
  await sql`update invitations set closed_at = now()
    where organisation_id = ${row.organisationId} and email = ${row.email} and closed_at is null`.execute(transaction);
  await sql`insert into invitations
      (organisation_id, id, email, role, storefronts, token_fingerprint, invited_by, expires_at)
    values (${row.organisationId}, ${row.id}, ${row.email}, ${row.role}, ${row.storefronts}::uuid[], ${row.fingerprint},
      ${row.invitedBy}, now() + make_interval(days => ${row.days}))`.execute(transaction);
}

/** Closes an invitation; false when there is no open one with that id. */
export async function closeInvitation(
  transaction: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<boolean> {
  const { rows } = await sql`update invitations set closed_at = now()
    where organisation_id = ${organisationId} and id = ${id} and closed_at is null returning id`.execute(transaction);
  return rows.length > 0;
}
