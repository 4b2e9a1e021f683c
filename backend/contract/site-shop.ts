import { z } from "zod";
import { shownOrder } from "./orders.ts";
import { defineRoute } from "./route.ts";

const count = z.number().int().min(0);
const claim = z
  .string()
  .max(6_000)
  .regex(/^[\w-]+\.[0-9a-f]{64}$/, "must be a claim that a connected site signed");

export const listOwnOrdersRoute = defineRoute({
  id: "listOwnOrders",
  method: "post",
  path: "/v1/widget/own-orders",
  summary: "The orders of a customer who is signed in to the shop, which vouches for them for five minutes",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ claim, language: z.string().max(35).optional() }) },
  response: { kind: "json", status: 200, schema: z.object({ orders: z.array(shownOrder) }) },
  errors: ["claim_refused"],
});

export const recordConversionRoute = defineRoute({
  id: "recordConversion",
  method: "post",
  path: "/v1/widget/conversions",
  summary: "Tell that the visitor has placed an order, which the shop vouches for; counted once",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ claim }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ counted: z.boolean().describe("False without a conversation within the thirty days before.") }),
  },
  errors: ["claim_refused"],
});

export const getSiteUsageRoute = defineRoute({
  id: "getSiteUsage",
  method: "get",
  path: "/v1/site/usage",
  summary: "What the agent did for the site that signed the request, and what was ordered after a conversation",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      conversations: count,
      questions: count,
      answered: count,
      unknown: count,
      contactRequests: count,
      orders: count,
      revenue: z.array(z.object({ minor: count, currency: z.string() })),
      unanswered: z.array(z.string()),
    }),
  },
});

const email = z.email().max(320);

export const exportPersonRoute = defineRoute({
  id: "exportPerson",
  method: "post",
  path: "/v1/site/people/export",
  summary: "What is kept of a person who is known by e-mail address, for the site's own answer to them",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ email }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      conversations: z.array(
        z.object({
          id: z.uuid(),
          startedAt: z.iso.datetime(),
          messages: z.array(z.object({ at: z.iso.datetime(), question: z.string(), answer: z.string() })),
        }),
      ),
      contactRequests: z.array(z.object({ at: z.iso.datetime(), name: z.string().nullable(), message: z.string() })),
    }),
  },
});

export const erasePersonRoute = defineRoute({
  id: "erasePerson",
  method: "post",
  path: "/v1/site/people/erasure",
  summary: "Erase what is kept of a person who is known by e-mail address",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ email }) },
  response: { kind: "json", status: 200, schema: z.object({ conversations: count, contactRequests: count }) },
});
