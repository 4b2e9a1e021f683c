import type { AuthAnswer } from "#platform/auth-call";
import type { SignUp, SignUpInput } from "#platform/auth";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { administer } from "./administer.ts";
import { accountExists, invitationInvalid } from "./errors.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { selectOpenInvitation } from "./invitation-queries.ts";
import { fingerprintInvitation } from "./invitation-token.ts";
import { joinByInvitation } from "./join-by-invitation.ts";

/**
 * A new account for whom an invitation was mailed to. Following its link proves the address, so that no second mail is
 * needed. Throws `invitation_invalid`, `account_exists`.
 */
export async function signUpByInvitation(
  platform: Platform,
  client: RequestClient,
  { account, token }: { account: SignUpInput; token: string },
): Promise<{ state: "signed_in" }> {
  const fingerprint = fingerprintInvitation(platform, token);
  const invitation = await administer(platform, (transaction) => selectOpenInvitation(transaction, fingerprint));
  if (invitation?.email !== account.email) throw invitationInvalid();
  const answer = await platform.auth.signUp(client, account);
  const { cookies, personId } = await proveAddress(platform, client, answer);
  await joinByInvitation(platform, { id: personId, ...account }, token);
  await finishSignIn(platform, client, { personId, method: "invitation" });
  client.setCookies(cookies);
  return { state: "signed_in" };
}

async function proveAddress(platform: Platform, client: RequestClient, answer: AuthAnswer<SignUp>) {
  if (answer.value.state === "signed_in") return { cookies: answer.cookies, personId: answer.value.personId };
  const notice = answer.notices.find(({ kind }) => kind === "verify_email");
  if (!notice) throw accountExists();
  const proven = await platform.auth.verifyEmail(client, notice.token);
  return { cookies: proven.cookies, personId: proven.value.personId };
}
