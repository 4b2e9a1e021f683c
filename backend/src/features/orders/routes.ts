import { findOrderRoute, pushOrdersRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { findOrder } from "./find-order.ts";
import { pushOrders } from "./push-orders.ts";

export const orderRoutes = [
  bindRoute(pushOrdersRoute, (ctx, { body }) => pushOrders(ctx, body)),
  bindRoute(findOrderRoute, (ctx, { body }) => findOrder(ctx, body)),
];
