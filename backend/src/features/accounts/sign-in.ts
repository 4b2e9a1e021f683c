import type { SignInInput } from "#platform/auth";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sendNotices } from "./account-mail.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { recordRefusal } from "./record-refusal.ts";

/**
 * Opens a session, or asks for the second factor first. An unknown address is refused as a wrong password is, and takes
 * as long. Throws `sign_in_refused`, `email_not_verified` (a new link is mailed), `rate_limited`.
 */
export async function signIn(
  platform: Platform,
  client: RequestClient,
  input: SignInInput,
): Promise<{ state: "signed_in" | "second_factor" }> {
  await limitAttempts(platform, { purpose: "sign-in", address: client.address, email: input.email });
  const answer = await platform.auth.signIn(client, input).catch(async (error: unknown) => {
    await noteRefusal(platform, client, { email: input.email, error });
    throw error;
  });
  client.setCookies(answer.cookies);
  if (answer.value.state === "second_factor") return { state: "second_factor" };
  await finishSignIn(platform, client, { personId: answer.value.personId, method: "password" });
  return { state: "signed_in" };
}

async function noteRefusal(
  platform: Platform,
  client: RequestClient,
  { email, error }: { email: string; error: unknown },
): Promise<void> {
  if (!(error instanceof AppError)) return;
  await recordRefusal(platform, { action: "session.refused", email, address: client.address });
  // Who knows the password may have a new link: it goes to the address itself.
  if (error.code !== "email_not_verified") return;
  const { notices } = await platform.auth.resendVerification(client, email);
  sendNotices(platform, client.ownUrl, notices);
}
