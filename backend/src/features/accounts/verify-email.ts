import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { finishSignIn } from "./finish-sign-in.ts";

/** Proves an address, makes the organisation that was asked for, and signs in. Throws `token_invalid`. */
export async function verifyEmail(
  platform: Platform,
  client: RequestClient,
  token: string,
): Promise<{ state: "signed_in" }> {
  const { value, cookies } = await platform.auth.verifyEmail(client, token);
  client.setCookies(cookies);
  await finishSignIn(platform, client, { personId: value.personId, method: "mailed link" });
  return { state: "signed_in" };
}
