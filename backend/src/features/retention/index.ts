export { eraseVisitorData } from "./erase-conversations.ts";
export { forgetExpired } from "./forget-expired.ts";
export { retentionRoutes } from "./routes.ts";
