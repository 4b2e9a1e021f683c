import {
  createBackupRoute,
  getSettingsRoute,
  listDeadLettersRoute,
  operatorStatusRoute,
  retryDeadLetterRoute,
  rotateKeysRoute,
  signUpRoute,
  updateSettingsRoute,
} from "@netvexa/contract";
import { retryDeadLetter } from "#platform/job-queue-admin";
import { bindRoute } from "#platform/route";
import { backUpInstallation } from "./back-up-installation.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { getSettings, updateSettings } from "./settings.ts";
import { signUp } from "./sign-up.ts";
import { getDeadLetters, getStatus } from "./status.ts";

export const installationRoutes = [
  bindRoute(signUpRoute, ({ platform }, { body }) => signUp(platform, body)),
  bindRoute(operatorStatusRoute, ({ platform }) => getStatus(platform)),
  bindRoute(listDeadLettersRoute, ({ platform }) => getDeadLetters(platform)),
  bindRoute(retryDeadLetterRoute, ({ platform }, { params }) => retryDeadLetter(platform, params.jobId)),
  bindRoute(createBackupRoute, ({ platform }) => backUpInstallation(platform)),
  bindRoute(rotateKeysRoute, ({ platform }, { body }) => rotateKeys(platform, body)),
  bindRoute(getSettingsRoute, ({ platform }) => getSettings(platform)),
  bindRoute(updateSettingsRoute, ({ platform }, { body }) => updateSettings(platform, body)),
];
