import { z } from "zod";
import { contactField } from "./agent-content.ts";
import { hoursView } from "./handoff-shapes.ts";
import { defineRoute } from "./route.ts";

export const openSessionRoute = defineRoute({
  id: "openVisitorSession",
  method: "post",
  path: "/v1/widget/session",
  summary: "Exchange the storefront's public key, from an allowed origin, for a visitor token",
  tag: "Widget",
  auth: { kind: "storefront" },
  rateLimit: "session",
  idempotency: "none",
  request: { body: z.strictObject({ storefront: z.string().max(100), resume: z.string().max(4096).nullable() }) },
  response: { kind: "json", status: 200, schema: z.object({ token: z.string(), expiresAt: z.iso.datetime() }) },
  errors: ["origin_not_allowed"],
});

export const widgetConfigRoute = defineRoute({
  id: "getWidgetConfig",
  method: "get",
  path: "/v1/widget/config",
  summary: "What the widget shows before the first message",
  tag: "Widget",
  auth: { kind: "storefront" },
  rateLimit: "session",
  idempotency: "none",
  request: {
    query: z.strictObject({
      storefront: z.string().max(100),
      language: z.string().max(35).optional(),
      agent: z.string().max(36).optional().describe("An agent's id, where the page asks for one."),
      page: z
        .string()
        .max(2000)
        .optional()
        .describe("The page's path on the storefront: some have an agent of their own, or none."),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      agentName: z.string(),
      greeting: z.string().nullable(),
      suggestions: z.array(z.string()),
      enabled: z.boolean(),
      accentColour: z.string(),
      position: z.enum(["start", "end"]),
      agentId: z.string(),
      avatarUrl: z.string().nullable(),
      theme: z.enum(["auto", "light", "dark"]),
      font: z.enum(["system", "page", "serif", "rounded"]),
      hidden: z.boolean(),
      contactFields: z.array(contactField),
      consent: z.string().nullable(),
      people: hoursView,
    }),
  },
});
