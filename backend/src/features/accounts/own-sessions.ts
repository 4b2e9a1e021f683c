import type { listSessionsRoute } from "@netvexa/contract/people";
import type { z } from "zod";
import type { PersonContext } from "#platform/auth-context";
import { endPersonSession, endPersonSessions, listPersonSessions } from "#platform/auth-sessions";
import { notFound } from "#platform/errors";
import type { RequestClient } from "#platform/route";
import { administer } from "./administer.ts";
import { recordForPerson } from "./record-for-person.ts";
import { revokeFamilies } from "./token-queries.ts";

/** Where the person is signed in. */
export async function listSessions(
  ctx: PersonContext,
): Promise<z.input<(typeof listSessionsRoute)["response"]["schema"]>> {
  const rows = await listPersonSessions(ctx.platform.database, ctx.person.id);
  const sessions = rows.map((row) => ({
    ...row,
    current: row.id === ctx.session.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return { sessions };
}

/** Ends one of the person's own sessions; it is refused with its next request. */
export async function endSession(ctx: PersonContext, sessionId: string): Promise<void> {
  const { platform, person } = ctx;
  if (!(await endPersonSession(platform.database, person.id, sessionId))) throw notFound("session");
  const target = { kind: "session", id: sessionId };
  await recordForPerson(platform, { id: person.id, name: person.name }, { action: "session.ended", target });
}

/** Signs out everywhere: all sessions, this one too, and all refresh tokens. */
export async function endSessions(ctx: PersonContext, client: RequestClient): Promise<void> {
  const { platform, person } = ctx;
  await endPersonSessions(platform.database, person.id);
  await administer(platform, (transaction) => revokeFamilies(transaction, person.id));
  client.setCookies((await platform.auth.signOut(client)).cookies);
  await recordForPerson(platform, { id: person.id, name: person.name }, { action: "session.all_ended" });
}
