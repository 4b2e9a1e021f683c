export { findOrder } from "./find-order.ts";
export { pushOrders } from "./push-orders.ts";
export { listProvenOrders } from "./list-proven-orders.ts";
export { orderRoutes } from "./routes.ts";
