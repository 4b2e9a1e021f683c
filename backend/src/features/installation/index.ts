export {
  createFirstOperatorCredential,
  resetOperatorCredential,
  verifyOperatorCredential,
} from "./operator-credential.ts";
export { installationRoutes } from "./routes.ts";
export { getSettings, loadModelSettings } from "./settings.ts";
