import { sql } from "kysely";
import type { Database } from "./database.ts";

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
}

/** Where a person is signed in, newest first. */
export async function listPersonSessions(database: Database, personId: string): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, created_at as "createdAt", updated_at as "lastSeenAt", expires_at as "expiresAt",
      nullif(ip_address, '') as address, nullif(user_agent, '') as "userAgent"
    from auth.sessions where user_id = ${personId} and expires_at > now() order by created_at desc limit 200`.execute(
    database.authConnection(),
  );
  return rows;
}

/** Ends one session of the person at once; false when there is none with that id. */
export async function endPersonSession(database: Database, personId: string, sessionId: string): Promise<boolean> {
  const { rows } = await sql`delete from auth.sessions where user_id = ${personId} and id = ${sessionId}
    returning id`.execute(database.authConnection());
  return rows.length > 0;
}

export async function endPersonSessions(database: Database, personId: string): Promise<void> {
  await sql`delete from auth.sessions where user_id = ${personId}`.execute(database.authConnection());
}

/** With all sessions, credentials, passkeys and memberships. */
export async function deletePerson(database: Database, personId: string): Promise<void> {
  await sql`delete from auth.people where id = ${personId}`.execute(database.authConnection());
}

/** Rows that nobody can use any more. */
export async function sweepAuthRows(database: Database): Promise<void> {
  const connection = database.authConnection();
  await sql`delete from auth.sessions where expires_at < now() - interval '1 day'`.execute(connection);
  await sql`delete from auth.verifications where expires_at < now() - interval '1 day'`.execute(connection);
}

interface PersonRow {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  secondFactor: boolean;
  createdAt: Date;
}

export async function findPerson(database: Database, personId: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`
    select id, name, email, email_verified as "emailVerified", coalesce(two_factor_enabled, false) as "secondFactor",
      created_at as "createdAt"
    from auth.people where id = ${personId}`.execute(database.authConnection());
  return rows[0] ?? null;
}
