import { PASSWORD_MIN_LENGTH } from "@netvexa/contract/people";
import { isLocalInstallation } from "#platform/local-installation";
import type { Platform } from "#platform/platform";
import { isSignUpOpen } from "./is-sign-up-open.ts";

/** What the pages before sign-in need to know. */
export async function getAccountConfig(platform: Platform) {
  const showsMailbox = isLocalInstallation(platform.env);
  return {
    signUpOpen: await isSignUpOpen(platform),
    passwordMinLength: PASSWORD_MIN_LENGTH,
    mailbox: showsMailbox ? `${platform.env.basePath}/dev/mail` : null,
  };
}
