export { noticeRoutes } from "./routes.ts";
export { watchTenants } from "./watch-tenants.ts";
