import { z } from "zod";
import { defineRoute } from "./route.ts";

const time = z.iso.datetime({ offset: true });
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
const line = z.string().trim().min(1).max(300);
const orderNumber = z.string().trim().min(1).max(64);

const orderStatus = z.enum([
  "pending",
  "on_hold",
  "processing",
  "partly_shipped",
  "shipped",
  "delivered",
  "cancelled",
  "refunded",
]);

const money = z.strictObject({
  minor: z.number().int().min(-1e13).max(1e13),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as EUR"),
});

const orderFacts = z.strictObject({
  number: orderNumber.describe("As the shopper knows it."),
  status: orderStatus,
  placedAt: time,
  total: money.nullable().default(null),
  items: z
    .array(z.strictObject({ title: line, quantity: z.number().int().min(1).max(1_000_000) }))
    .max(200)
    .default([]),
  shipments: z
    .array(
      z.strictObject({
        carrier: line.nullable().default(null),
        trackingNumber: z.string().trim().max(100).nullable().default(null),
        trackingUrl: webAddress.nullable().default(null),
        shippedAt: time.nullable().default(null),
        deliveredAt: time.nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
  statusUrl: webAddress.nullable().default(null).describe("The shop's own page of the order."),
});

export const pushedOrder = orderFacts.extend({
  email: z.email().max(320).describe("Kept as a keyed hash alone."),
  changedAt: time.describe("By the shop's clock: an older version never replaces a newer one."),
});

const removedOrder = z.strictObject({ number: orderNumber, removed: z.literal(true) });

export const pushOrdersRoute = defineRoute({
  id: "pushOrders",
  method: "post",
  path: "/v1/orders",
  summary: "Send orders, new and changed, so that shoppers can ask for their state; no key can read them back",
  tag: "Orders",
  auth: { kind: "api_key", scope: "knowledge:write" },
  rateLimit: "bulk",
  idempotency: "required",
  request: {
    body: z.strictObject({
      orders: z
        .array(z.union([pushedOrder, removedOrder]))
        .min(1)
        .max(200),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ stored: z.number().int(), outdated: z.number().int(), removed: z.number().int() }),
  },
});

/** An order as its shopper sees it. */
export const shownOrder = orderFacts.extend({ total: money.extend({ formatted: z.string() }).nullable() });

export const findOrderRoute = defineRoute({
  id: "findOrder",
  method: "post",
  path: "/v1/widget/order-status",
  summary: "The state of an order for whoever names its number and its e-mail address; anything else finds nothing",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: {
    body: z.strictObject({ orderNumber, email: z.email().max(320), language: z.string().max(35).optional() }),
  },
  response: { kind: "json", status: 200, schema: z.object({ order: shownOrder.nullable() }) },
  errors: ["order_attempts_exhausted"],
});
