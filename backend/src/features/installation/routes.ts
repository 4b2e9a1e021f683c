import { getSettingsRoute, signUpRoute, updateSettingsRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { getSettings, updateSettings } from "./settings.ts";
import { signUp } from "./sign-up.ts";

export const installationRoutes = [
  bindRoute(signUpRoute, ({ platform }, { body }) => signUp(platform, body)),
  bindRoute(getSettingsRoute, ({ platform }) => getSettings(platform)),
  bindRoute(updateSettingsRoute, ({ platform }, { body }) => updateSettings(platform, body)),
];
