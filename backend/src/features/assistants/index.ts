export { authorizationServer } from "./authorization-server.ts";
export { forgetOAuthRecords } from "./forget-oauth-records.ts";
export { assistantRoutes } from "./routes.ts";
export { verifyAssistantToken } from "./verify-assistant-token.ts";
