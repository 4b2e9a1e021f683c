import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sendNotices } from "./account-mail.ts";
import { limitAttempts } from "./limit-attempts.ts";

/** Mails a new verification link to an address that has an unproven account; says nothing of whether it has. */
export async function resendVerification(platform: Platform, client: RequestClient, email: string): Promise<void> {
  await limitAttempts(platform, { purpose: "verification", address: client.address, email });
  const { notices } = await platform.auth.resendVerification(client, email);
  sendNotices(platform, client.ownUrl, notices);
}

/** Mails a link to set a new password; says nothing of whether there is such an account. */
export async function requestPasswordReset(platform: Platform, client: RequestClient, email: string): Promise<void> {
  await limitAttempts(platform, { purpose: "password-reset", address: client.address, email });
  const { notices } = await platform.auth.requestPasswordReset(client, email);
  sendNotices(platform, client.ownUrl, notices);
}
