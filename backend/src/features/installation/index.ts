export {
  createFirstOperatorCredential,
  resetOperatorCredential,
  verifyOperatorCredential,
} from "./operator-credential.ts";
export { rotateKeys } from "./rotate-keys.ts";
export { installationRoutes } from "./routes.ts";
export { getSettings, loadModelSettings } from "./settings.ts";
