import { z } from "zod";
import { flowNode, nodeId, qualificationFlow, signalName } from "./qualification.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const tag = "Leads";
const read = {
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;

const band = z.enum(["cold", "warm", "hot"]);

const scoredSignal = z.strictObject({
  signal: signalName,
  weight: z.number().int().min(-100).max(100).describe("Points for each turn that shows it."),
  most: z.number().int().min(1).max(20).default(1).describe("Turns that count at most."),
});

const settingsFields = z.strictObject({
  signals: z.array(scoredSignal).max(100),
  thresholds: z
    .strictObject({ warm: z.number().int().min(1).max(99), hot: z.number().int().min(2).max(100) })
    .refine(({ warm, hot }) => warm < hot, "warm must be below hot"),
  flow: qualificationFlow.nullable().describe("Questions that tell whether a visitor is worth a person's time."),
});

export const leadSettings = settingsFields.refine(
  ({ signals }) => new Set(signals.map(({ signal }) => signal)).size === signals.length,
  "each signal may be listed once",
);

const money = z.object({ minor: z.number().int(), currency: z.string(), formatted: z.string() });

const leadSummary = z.object({
  id,
  conversationId: id,
  score: z.number().int().min(0).max(100),
  band,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  consentAt: time.nullable().describe("Without consent no name, e-mail or phone number is kept."),
  quantity: z.number().int().nullable(),
  budget: money.nullable(),
  deadline: z.iso.date().nullable(),
  firstSeenAt: time,
  lastSeenAt: time,
});

const explanationLine = z.object({
  signal: z.string(),
  turns: z.number().int(),
  counted: z.number().int(),
  weight: z.number().int(),
  points: z.number().int(),
  latestTurnId: id.nullable(),
});

const outcome = z.object({
  id,
  kind: z.enum(["order", "reply", "verdict"]),
  won: z.boolean(),
  score: z.number().int().describe("As it was when the outcome came."),
  occurredAt: time,
});

const flowState = z.object({
  path: z.array(z.string()).describe("Ids of the nodes that were passed."),
  next: flowNode.nullable().describe("The question or form that is open."),
  verdict: z.enum(["qualified", "unqualified", "handover"]).nullable(),
});

export const listLeadsRoute = defineRoute({
  id: "listLeads",
  method: "get",
  path: "/v1/leads",
  summary: "List leads, the highest score first",
  ...read,
  request: {
    query: z.strictObject({
      band: band.optional(),
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ leads: z.array(leadSummary), nextCursor: z.string().nullable() }),
  },
  errors: ["invalid_cursor"],
});

const leadParams = z.strictObject({ leadId: id });

export const getLeadRoute = defineRoute({
  id: "getLead",
  method: "get",
  path: "/v1/leads/{leadId}",
  summary: "Read a lead with its score explained line by line",
  ...read,
  request: { params: leadParams },
  response: {
    kind: "json",
    status: 200,
    schema: leadSummary.extend({
      explanation: z.object({
        lines: z.array(explanationLine),
        flowPoints: z.number().int(),
        total: z.number().int().describe("Before it is kept between 0 and 100."),
      }),
      qualification: flowState.nullable(),
      outcomes: z.array(outcome),
    }),
  },
});

export const addLeadOutcomeRoute = defineRoute({
  id: "addLeadOutcome",
  method: "post",
  path: "/v1/leads/{leadId}/outcomes",
  summary: "Say what became of a lead, so that its score can be judged",
  tag,
  auth: { kind: "api_key", scope: "settings:write", permission: "conversations:write" },
  rateLimit: "write",
  idempotency: "required",
  request: { params: leadParams, body: z.strictObject({ kind: outcome.shape.kind, won: z.boolean() }) },
  response: { kind: "json", status: 201, schema: outcome },
});

export const deleteLeadRoute = defineRoute({
  id: "deleteLead",
  method: "delete",
  path: "/v1/leads/{leadId}",
  summary: "Erase a lead with everything that was extracted for it; the conversation stays",
  tag,
  auth: { kind: "api_key", scope: "settings:write", permission: "conversations:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: leadParams },
  response: { kind: "empty", status: 204 },
});

export const getLeadSettingsRoute = defineRoute({
  id: "getLeadSettings",
  method: "get",
  path: "/v1/lead-settings",
  summary: "Read signals, weights, thresholds and the qualification flow",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: settingsFields },
});

export const setLeadSettingsRoute = defineRoute({
  id: "setLeadSettings",
  method: "put",
  path: "/v1/lead-settings",
  summary: "Replace signals, weights, thresholds and the qualification flow; every lead is scored anew",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: leadSettings },
  response: { kind: "json", status: 200, schema: settingsFields },
  errors: ["flow_invalid"],
});

const bandResult = z.object({
  leads: z.number().int(),
  judged: z.number().int(),
  won: z.number().int(),
  hitRate: z.number().nullable().describe("Share of the judged that were won; null before any was judged."),
});

export const leadStatisticsRoute = defineRoute({
  id: "getLeadStatistics",
  method: "get",
  path: "/v1/lead-statistics",
  summary: "The funnel from conversations to won leads, and how well scores foretold outcomes",
  ...read,
  request: { query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      funnel: z.object({
        conversations: z.number().int(),
        leads: z.number().int(),
        warm: z.number().int(),
        hot: z.number().int(),
        reachable: z.number().int(),
        won: z.number().int(),
      }),
      bands: z.object({ cold: bandResult, warm: bandResult, hot: bandResult }),
      ranking: z
        .number()
        .nullable()
        .describe("Probability that a won lead had the higher score than a lost one; null before there are both."),
    }),
  },
});

const conversation = { conversationId: id };

export const setConsentRoute = defineRoute({
  id: "setVisitorConsent",
  method: "put",
  path: "/v1/widget/consent",
  summary: "Agree that name, e-mail and phone number are kept, or take it back: then they are erased",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ ...conversation, granted: z.boolean() }) },
  response: { kind: "empty", status: 204 },
});

export const answerQualificationRoute = defineRoute({
  id: "answerQualification",
  method: "post",
  path: "/v1/widget/qualification",
  summary: "Answer the open question of the qualification flow; without an answer, read which one is open",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: {
    body: z.strictObject({
      ...conversation,
      answer: z
        .strictObject({
          nodeId,
          choice: nodeId.optional(),
          fields: z.record(nodeId, z.string().trim().max(320)).optional(),
          consent: z.boolean().default(false).describe("Needed for fields that name a person."),
        })
        .nullable()
        .default(null),
    }),
  },
  response: { kind: "json", status: 200, schema: flowState.nullable() },
  errors: ["answer_invalid", "consent_required"],
});
