import { z } from "zod";
import { logQuery } from "./log-search.ts";
import { defineRoute } from "./route.ts";

export const LOG_RULE_KINDS = ["threshold", "absence", "rate_change", "match"] as const;

/** What somebody wants to be told of, and how. */
export const newLogRule = z.strictObject({
  name: z.string().trim().min(1).max(100),
  query: logQuery.describe("Without since and until: the rule has a window of its own"),
  kind: z
    .enum(LOG_RULE_KINDS)
    .describe(
      "threshold: minRecords or more in the window. absence: fewer than minRecords. rate_change: by changePercent " +
        "against the window before. match: each record.",
    ),
  windowSeconds: z.number().int().min(60).max(86_400).default(300),
  minRecords: z.number().int().min(1).max(1_000_000).default(1),
  changePercent: z.number().int().min(-100).max(100_000).default(100).describe("Below 0 for a fall"),
  quietSeconds: z
    .number()
    .int()
    .min(60)
    .max(604_800)
    .default(3600)
    .describe("After telling, the rule is quiet for so long; what is still so is told again after it"),
  enabled: z.boolean().default(true),
  webhookUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  emails: z.array(z.email().max(320)).max(5).default([]),
});

export const logRule = newLogRule.extend({
  id: z.uuid(),
  firing: z.boolean(),
  notifiedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

/** Made once and shown this once: webhooks are signed with it, as Standard Webhooks says. */
const webhookSecret = z.string().nullable().describe("whsec_…; null without a webhook");

const READ = {
  tag: "Logs",
  auth: { kind: "api_key", scope: "logs:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const WRITE = { ...READ, auth: { kind: "api_key", scope: "settings:write" }, rateLimit: "write" } as const;
const ruleParams = z.strictObject({ ruleId: z.uuid() });
const RULE_ERRORS = ["log_query_invalid", "log_rule_period", "too_many_log_rules"];

export const listLogRulesRoute = defineRoute({
  ...READ,
  id: "listLogRules",
  method: "get",
  path: "/v1/log-rules",
  summary: "List the rules over logs",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ rules: z.array(logRule) }) },
});

export const createLogRuleRoute = defineRoute({
  ...WRITE,
  id: "createLogRule",
  method: "post",
  path: "/v1/log-rules",
  summary: "Be told of log records: when they are many, none, more or fewer than before, or there at all",
  idempotency: "required",
  errors: RULE_ERRORS,
  request: { body: newLogRule },
  response: { kind: "json", status: 201, schema: z.object({ rule: logRule, webhookSecret }) },
});

export const updateLogRuleRoute = defineRoute({
  ...WRITE,
  id: "updateLogRule",
  method: "put",
  path: "/v1/log-rules/{ruleId}",
  summary: "Change a rule; it begins anew",
  errors: RULE_ERRORS,
  request: { params: ruleParams, body: newLogRule },
  response: { kind: "json", status: 200, schema: z.object({ rule: logRule, webhookSecret }) },
});

export const deleteLogRuleRoute = defineRoute({
  ...WRITE,
  id: "deleteLogRule",
  method: "delete",
  path: "/v1/log-rules/{ruleId}",
  summary: "Remove a rule with what it has told",
  request: { params: ruleParams },
  response: { kind: "empty", status: 204 },
});

export const testLogRuleRoute = defineRoute({
  ...WRITE,
  id: "testLogRule",
  method: "post",
  path: "/v1/log-rules/{ruleId}/test",
  summary: "Evaluate a rule now and send a test by all of its ways; its state stays as it is",
  idempotency: "required",
  request: { params: ruleParams },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      met: z.boolean(),
      records: z.number().int(),
      previousRecords: z.number().int().nullable(),
      alertId: z.uuid(),
    }),
  },
});

export const logAlert = z.object({
  id: z.uuid(),
  rule: z.object({ id: z.uuid(), name: z.string(), query: z.string() }),
  kind: z.enum(["fired", "resolved", "test"]),
  at: z.iso.datetime(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  records: z.number().int(),
  previousRecords: z.number().int().nullable(),
  recordIds: z.array(z.string()).describe("The newest of them"),
  seen: z.boolean(),
  webhook: z
    .object({ state: z.enum(["waiting", "delivered", "failed"]), status: z.number().int().nullable() })
    .nullable(),
});

export const listLogAlertsRoute = defineRoute({
  ...READ,
  id: "listLogAlerts",
  method: "get",
  path: "/v1/log-alerts",
  summary: "List what the rules have told, newest first",
  request: {
    query: z.strictObject({
      before: z.iso.datetime().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ alerts: z.array(logAlert), unseen: z.number().int() }),
  },
});

export const seeLogAlertsRoute = defineRoute({
  ...WRITE,
  id: "seeLogAlerts",
  method: "put",
  path: "/v1/log-alerts/seen",
  summary: "Mark all alerts up to a time as seen",
  request: { body: z.strictObject({ until: z.iso.datetime() }) },
  response: { kind: "empty", status: 204 },
});

export const logView = z.object({ id: z.uuid(), name: z.string(), query: z.string() });

export const listLogViewsRoute = defineRoute({
  ...READ,
  id: "listLogViews",
  method: "get",
  path: "/v1/log-views",
  summary: "List saved searches over logs",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ views: z.array(logView) }) },
});

export const createLogViewRoute = defineRoute({
  ...WRITE,
  id: "createLogView",
  method: "post",
  path: "/v1/log-views",
  summary: "Save a search under a name; one with the name is replaced",
  idempotency: "required",
  errors: ["log_query_invalid", "too_many_log_views"],
  request: { body: z.strictObject({ name: z.string().trim().min(1).max(100), query: logQuery }) },
  response: { kind: "json", status: 201, schema: logView },
});

export const deleteLogViewRoute = defineRoute({
  ...WRITE,
  id: "deleteLogView",
  method: "delete",
  path: "/v1/log-views/{viewId}",
  summary: "Remove a saved search",
  request: { params: z.strictObject({ viewId: z.uuid() }) },
  response: { kind: "empty", status: 204 },
});
