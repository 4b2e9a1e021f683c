import { z } from "zod";
import { AGENT_TEMPLATES, agentContent, agentName } from "./agent-content.ts";
import { defineRoute } from "./route.ts";

const tag = "Agents";
const id = z.uuid();
const time = z.iso.datetime();
const params = z.strictObject({ agentId: id });
const summary = z.object({
  id,
  name: z.string(),
  avatar: z.string().nullable(),
  isDefault: z.boolean(),
  enabled: z.boolean(),
  archivedAt: time.nullable(),
  publishedVersion: z.number().int().nullable(),
  hasUnpublished: z.boolean(),
  updatedAt: time,
});

/** An agent whole: what visitors get, and what is being worked on. */
export const agentDetail = summary.extend({
  /** Counts changes of the draft: send it along, so that nobody's change is overwritten unseen. */
  revision: z.number().int(),
  draft: agentContent,
  published: agentContent.nullable(),
});

const difference = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

const version = z.object({
  version: z.number().int(),
  publishedAt: time,
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
  /** Why it was published although the exam spoke against it. */
  overrideReason: z.string().nullable(),
  changes: z.array(z.string()).describe("Fields that differ from the version before."),
});

const read = {
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = {
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
} as const;
const make = { ...write, idempotency: "required" } as const;
const detail = { kind: "json", status: 200, schema: agentDetail } as const;
const made = { kind: "json", status: 201, schema: agentDetail } as const;

export const listAgentsRoute = defineRoute({
  ...read,
  id: "listAgents",
  method: "get",
  path: "/v1/agents",
  summary: "List the storefront's agents, the default one first",
  request: { query: z.strictObject({ archived: z.enum(["true", "false"]).default("false") }) },
  response: { kind: "json", status: 200, schema: z.object({ agents: z.array(summary) }) },
});

export const createAgentRoute = defineRoute({
  ...make,
  id: "createAgent",
  method: "post",
  path: "/v1/agents",
  summary: "Create an agent from a template; visitors meet it once it is published",
  request: {
    body: z.strictObject({
      name: agentName,
      template: z.enum(AGENT_TEMPLATES).default("blank"),
      language: z.enum(["en", "de"]).default("en").describe("Of the template's words."),
    }),
  },
  response: made,
  errors: ["too_many_agents"],
});

export const readAgentRoute = defineRoute({
  ...read,
  id: "readAgent",
  method: "get",
  path: "/v1/agents/{agentId}",
  summary: "Read an agent with its draft and what is published",
  request: { params },
  response: detail,
});

export const updateAgentDraftRoute = defineRoute({
  ...write,
  id: "updateAgentDraft",
  method: "put",
  path: "/v1/agents/{agentId}/draft",
  summary: "Replace the draft; visitors see nothing of it until it is published",
  request: { params, body: z.strictObject({ revision: z.number().int(), content: agentContent }) },
  response: detail,
  errors: ["draft_changed"],
});

export const setAgentStateRoute = defineRoute({
  ...write,
  id: "setAgentState",
  method: "patch",
  path: "/v1/agents/{agentId}",
  summary: "Switch an agent on or off, archive it, take it back, or make it the default; works at once",
  request: {
    params,
    body: z.strictObject({ enabled: z.boolean(), archived: z.boolean(), isDefault: z.literal(true) }).partial(),
  },
  response: detail,
  errors: ["default_agent", "agent_unpublished"],
});

export const duplicateAgentRoute = defineRoute({
  ...make,
  id: "duplicateAgent",
  method: "post",
  path: "/v1/agents/{agentId}/copies",
  summary: "Make a new agent of an agent's draft",
  request: { params, body: z.strictObject({ name: agentName }) },
  response: made,
  errors: ["too_many_agents"],
});

export const compareAgentRoute = defineRoute({
  ...read,
  id: "compareAgent",
  method: "get",
  path: "/v1/agents/{agentId}/difference",
  summary: "What differs between what is published, or a version, and the draft",
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }) },
  response: { kind: "json", status: 200, schema: z.object({ differences: z.array(difference) }) },
});

export const publishAgentRoute = defineRoute({
  ...make,
  id: "publishAgent",
  method: "post",
  path: "/v1/agents/{agentId}/versions",
  summary: "Publish the draft: visitors get it with their next request",
  request: {
    params,
    body: z.strictObject({
      revision: z.number().int(),
      note: z.string().trim().max(500).nullable().default(null),
      overrideReason: z
        .string()
        .trim()
        .min(3)
        .max(500)
        .nullable()
        .default(null)
        .describe("Publishes although the exam found regressions or was not taken; kept in the audit log."),
    }),
  },
  response: made,
  errors: ["draft_changed", "nothing_to_publish", "exam_regressed", "exam_not_taken"],
});

export const listAgentVersionsRoute = defineRoute({
  ...read,
  id: "listAgentVersions",
  method: "get",
  path: "/v1/agents/{agentId}/versions",
  summary: "List an agent's published versions, newest first",
  request: {
    params,
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ versions: z.array(version) }) },
});

export const rollBackAgentRoute = defineRoute({
  ...make,
  id: "rollBackAgent",
  method: "post",
  path: "/v1/agents/{agentId}/rollbacks",
  summary: "Publish an earlier version again, at once, as a new version; the draft stays",
  request: { params, body: z.strictObject({ version: z.number().int().min(1) }) },
  response: made,
  errors: ["nothing_to_publish"],
});

/** A PNG picture; larger ones are made smaller before they are sent. */
const AVATAR_MAX_BYTES = 128 * 1024;

export const uploadAvatarRoute = defineRoute({
  ...write,
  id: "uploadAvatar",
  method: "put",
  path: "/v1/agents/{agentId}/avatar",
  summary: "Upload a picture, PNG of at most 512 by 512 pixels; put what is answered into a draft to use it",
  request: { params, upload: { maxBytes: AVATAR_MAX_BYTES } },
  response: { kind: "json", status: 200, schema: z.object({ avatar: z.string() }) },
  errors: ["picture_unreadable", "upload_too_large"],
});

export const listModelsRoute = defineRoute({
  ...read,
  id: "listModels",
  method: "get",
  path: "/v1/models",
  summary: "Names of the models that the installation offers to agents",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ models: z.array(z.string()) }) },
});

export const previewKeyRoute = defineRoute({
  ...write,
  id: "renewPreviewKey",
  method: "post",
  path: "/v1/preview-key",
  summary: "Make a storefront key that shows drafts; the one before stops working",
  idempotency: "required",
  request: {},
  response: { kind: "json", status: 201, schema: z.object({ previewKey: z.string() }) },
});
