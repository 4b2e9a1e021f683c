export { findOrder } from "./find-order.ts";
export { orderRoutes } from "./routes.ts";
