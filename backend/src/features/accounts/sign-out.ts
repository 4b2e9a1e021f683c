import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { recordForPerson } from "./record-for-person.ts";

/** Ends the browser's session; without one its cookies are cleared all the same. */
export async function signOut(platform: Platform, client: RequestClient): Promise<void> {
  const { value } = await platform.auth.findSession(client);
  client.setCookies((await platform.auth.signOut(client)).cookies);
  if (value === null) return;
  const { id, name } = value.person;
  await recordForPerson(
    platform,
    { id, name },
    { action: "session.ended", target: { kind: "session", id: value.session.id } },
  );
}
