import type { signUpAccountRoute, signUpState } from "@netvexa/contract/people";
import type { z } from "zod";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sendNotices } from "./account-mail.ts";
import { signUpClosed } from "./errors.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { isSignUpOpen } from "./is-sign-up-open.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { signUpByInvitation } from "./sign-up-by-invitation.ts";
import { keepIntent } from "./sign-up-intents.ts";

export type SignUpRequest = z.output<typeof signUpAccountRoute.request.body>;
export type SignUpState = z.output<typeof signUpState>["state"];

/**
 * A new account with its organisation and first storefront. Where addresses have to be proven, the answer is the same
 * whether the address was free or taken, and the organisation is made when the mailed link is followed.
 * Throws `sign_up_closed`, `invitation_invalid`, `rate_limited`.
 */
export async function signUpAccount(
  platform: Platform,
  client: RequestClient,
  body: SignUpRequest,
): Promise<{ state: SignUpState }> {
  const { organisation, storefront, invitation, ...account } = body;
  await limitAttempts(platform, { purpose: "sign-up", address: client.address, email: account.email });
  if (invitation !== undefined) return signUpByInvitation(platform, client, { account, token: invitation });
  if (!organisation || !storefront || !(await isSignUpOpen(platform))) throw signUpClosed();
  const answer = await platform.auth.signUp(client, account);
  const { state, personId } = answer.value;
  await keepIntent(platform, personId, { organisation, storefront });
  if (state === "signed_in") await finishSignIn(platform, client, { personId, method: "sign-up" });
  client.setCookies(answer.cookies);
  sendNotices(platform, client.ownUrl, answer.notices);
  return { state };
}
