import { findPerson } from "#platform/auth-sessions";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { recordForPerson } from "./record-for-person.ts";
import { fulfilIntent } from "./sign-up-intents.ts";

/** What follows when a person is signed in, by whichever way: their organisation is made, and the log knows. */
export async function finishSignIn(
  platform: Platform,
  client: RequestClient,
  { personId, method }: { personId: string; method: string },
): Promise<void> {
  const person = await findPerson(platform.database, personId);
  const who = { id: personId, name: person?.name ?? null };
  await fulfilIntent(platform, who);
  await recordForPerson(platform, who, {
    action: "session.started",
    detail: { method, address: client.address, userAgent: client.userAgent?.slice(0, 200) ?? null },
  });
}
