export { synonymRoutes } from "./routes.ts";
