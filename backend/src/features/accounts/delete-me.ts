import { sql } from "kysely";
import type { PersonContext } from "#platform/auth-context";
import { deletePerson } from "#platform/auth-sessions";
import type { RequestClient } from "#platform/route";
import { administer } from "./administer.ts";
import { lastOwner, sessionNeeded } from "./errors.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { countOwners, lockOrganisation } from "./member-queries.ts";
import { recordForPerson } from "./record-for-person.ts";

/**
 * Deletes the account of whoever is signed in, and what hangs on it; the audit logs keep what they did. Throws
 * `sign_in_refused` for a wrong password, `last_owner` while an organisation would be left without one.
 */
export async function deleteMe(ctx: PersonContext, client: RequestClient, password: string): Promise<void> {
  if (ctx.session.kind !== "session") throw sessionNeeded();
  const { platform, person } = ctx;
  await limitAttempts(platform, { purpose: "delete-account", address: client.address, email: person.email });
  await platform.auth.assertPassword(client, password);
  await leaveAll(ctx);
  client.setCookies((await platform.auth.signOut(client)).cookies);
  await recordForPerson(platform, { id: person.id, name: null }, { action: "account.deleted" });
  await deletePerson(platform.database, person.id);
}

/** All or none, so that an account that stays has lost nothing. */
async function leaveAll({ platform, person }: PersonContext): Promise<void> {
  await administer(platform, async (transaction) => {
    const { rows } = await sql<{ id: string }>`select organisation_id as id from members
      where person_id = ${person.id} order by organisation_id`.execute(transaction);
    for (const { id } of rows) {
      await lockOrganisation(transaction, id);
      await sql`delete from members where organisation_id = ${id} and person_id = ${person.id}`.execute(transaction);
      if ((await countOwners(transaction, id)) === 0) throw lastOwner();
    }
  });
}
