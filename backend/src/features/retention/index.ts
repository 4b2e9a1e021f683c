export { forgetExpired } from "./forget-expired.ts";
export { retentionRoutes } from "./routes.ts";
