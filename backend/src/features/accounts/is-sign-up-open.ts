import { getSettings } from "#features/installation";
import { isLocalInstallation } from "#platform/local-installation";
import type { Platform } from "#platform/platform";

/** Whether anybody may make an organisation: as the operator says, and on an installation of one's own machine always. */
export async function isSignUpOpen(platform: Platform): Promise<boolean> {
  return isLocalInstallation(platform.env) || (await getSettings(platform)).signUpOpen;
}
