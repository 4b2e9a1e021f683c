import type { PasskeyAssertion } from "@netvexa/contract/people";
import { sql } from "kysely";
import { z } from "zod";
import { callAuth, withValue, type AuthAnswer, type AuthClient } from "./auth-call.ts";
import type { Auth } from "./auth.ts";
import type { Database } from "./database.ts";

type Json = Record<string, unknown>;
const json = z.record(z.string(), z.unknown());

/** What a browser needs to make a passkey for whoever is signed in. */
export async function passkeyOptions(auth: Auth, client: AuthClient, name: string): Promise<AuthAnswer<Json>> {
  const answer = await callAuth(auth.open, client, (api, headers) =>
    api.generatePasskeyRegistrationOptions({ query: { name }, headers, returnHeaders: true }),
  );
  return withValue(answer, json.parse(answer.value));
}

/** Keeps the passkey that the browser made. Throws `passkey_refused`. */
export async function addPasskey(
  auth: Auth,
  client: AuthClient,
  { name, response }: { name: string; response: Json },
): Promise<AuthAnswer<{ id: string }>> {
  const answer = await callAuth(auth.open, client, (api, headers) =>
    api.verifyPasskeyRegistration({ body: { name, response }, headers, returnHeaders: true }),
  );
  return withValue(answer, z.object({ id: z.uuid() }).parse(answer.value));
}

/** What a browser needs to sign in with whichever passkey it has. */
export async function passkeySignInOptions(auth: Auth, client: AuthClient): Promise<AuthAnswer<Json>> {
  const answer = await callAuth(auth.open, client, (api, headers) =>
    api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true }),
  );
  return withValue(answer, json.parse(answer.value));
}

/** Signs in by a passkey whose device has verified its user. Throws `passkey_refused`. */
export async function signInWithPasskey(
  auth: Auth,
  client: AuthClient,
  response: PasskeyAssertion,
): Promise<AuthAnswer<{ personId: string }>> {
  const answer = await callAuth(auth.open, client, (api, headers) =>
    api.verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true }),
  );
  return withValue(answer, { personId: z.object({ user: z.object({ id: z.uuid() }) }).parse(answer.value).user.id });
}

export interface PasskeyRow {
  id: string;
  name: string | null;
  createdAt: Date | null;
}

export async function listPersonPasskeys(database: Database, personId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`select id, name, created_at as "createdAt" from auth.passkeys
    where user_id = ${personId} order by created_at limit 100`.execute(database.authConnection());
  return rows;
}

/** False when the person has no such passkey. */
export async function removePersonPasskey(database: Database, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from auth.passkeys where user_id = ${personId} and id = ${id}
    returning id`.execute(database.authConnection());
  return rows.length > 0;
}
