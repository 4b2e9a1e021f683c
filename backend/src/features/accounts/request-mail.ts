import { setTimeout as wait } from "node:timers/promises";
import type { AuthAnswer } from "#platform/auth-call";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sendNotices } from "./account-mail.ts";
import { limitAttempts } from "./limit-attempts.ts";

/** Longer than either way takes: the time of an answer must not say whether there is an account. */
const LEAST_MS = 400;

/** Mails a new verification link to an address that has an unproven account; says nothing of whether it has. */
export async function resendVerification(platform: Platform, client: RequestClient, email: string): Promise<void> {
  await limitAttempts(platform, { purpose: "verification", address: client.address, email });
  await mail({ platform, client }, () => platform.auth.resendVerification(client, email));
}

/** Mails a link to set a new password; says nothing of whether there is such an account. */
export async function requestPasswordReset(platform: Platform, client: RequestClient, email: string): Promise<void> {
  await limitAttempts(platform, { purpose: "password-reset", address: client.address, email });
  await mail({ platform, client }, () => platform.auth.requestPasswordReset(client, email));
}

async function mail(
  { platform, client }: { platform: Platform; client: RequestClient },
  ask: () => Promise<AuthAnswer<void>>,
): Promise<void> {
  const [{ notices }] = await Promise.all([ask(), wait(LEAST_MS)]);
  sendNotices(platform, client.ownUrl, notices);
}
