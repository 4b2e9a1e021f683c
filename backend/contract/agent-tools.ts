import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Tools";
const id = z.uuid();
const read = {
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = { tag, auth: { kind: "api_key", scope: "settings:write" }, rateLimit: "write" } as const;

const parameter = z.strictObject({
  type: z.enum(["string", "integer", "number", "boolean"]),
  description: z.string().trim().min(1).max(300),
  enum: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
  maxLength: z.int().min(1).max(1_000).optional(),
  pattern: z
    .string()
    .max(100)
    .regex(/^[\w\s@#./:[\]{}()\\|?*+^$,-]*$/)
    .optional()
    .describe("A regular expression that the whole text must match."),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

/** The part of JSON Schema that parameters are described in. */
export const toolParameters = z
  .strictObject({
    type: z.literal("object"),
    properties: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/), parameter),
    required: z.array(z.string().max(40)).max(20).default([]),
    additionalProperties: z.literal(false).default(false),
  })
  .refine(({ properties }) => Object.keys(properties).length <= 20, "must have at most 20 properties")
  .refine(({ properties, required }) => required.every((name) => name in properties), "requires what it does not have");

const headerName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/)
  .refine((name) => !/^(?:host|connection|content-.*|transfer-encoding|cookie|te|upgrade)$/i.test(name));

const toolAuth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("bearer") }),
  z.strictObject({ kind: z.literal("header"), name: headerName }),
]);

export const toolContent = z
  .strictObject({
    title: z.string().trim().min(1).max(60).describe("What visitors read: `Cancel an order`."),
    description: z.string().trim().min(10).max(500).describe("Tells the model when to use it and what it returns."),
    parameters: toolParameters,
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
    url: z
      .string()
      .max(500)
      .describe("Its host must be one of the allowed; `{name}` in the path stands for a required parameter."),
    auth: toolAuth.default({ kind: "none" }),
    changesState: z
      .boolean()
      .describe("The visitor must confirm each call before it runs. Always so for PUT, PATCH and DELETE."),
    successText: z.string().trim().max(300).nullable().default(null).describe("Said when a confirmed call succeeded."),
    timeoutMs: z.int().min(500).max(10_000).default(5_000),
    maxBytes: z.int().min(256).max(65_536).default(16_384),
  })
  .refine(({ method, changesState }) => changesState || ["GET", "POST"].includes(method), {
    path: ["changesState"],
    message: "must be true for this method",
  });
export type ToolContent = z.output<typeof toolContent>;

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{2,39}$/, "must be lower-case letters, digits and underscores")
  .refine((one) => !["search", "get_product", "check_stock", "order_status", "ask_for_person"].includes(one), {
    message: "is the name of a built-in tool",
  });
const secret = z.string().min(1).max(2_000).optional().describe("Never shown again; kept if left out.");

export const agentTool = z.object({
  id,
  agentId: id,
  name: z.string(),
  enabled: z.boolean(),
  content: toolContent,
  hasSecret: z.boolean(),
  updatedAt: z.iso.datetime(),
});

const toolId = z.object({ toolId: id });

export const listAgentToolsRoute = defineRoute({
  id: "listAgentTools",
  method: "get",
  path: "/v1/agent-tools",
  summary: "List the HTTP tools of your agents",
  ...read,
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ tools: z.array(agentTool) }) },
});

export const createAgentToolRoute = defineRoute({
  id: "createAgentTool",
  method: "post",
  path: "/v1/agent-tools",
  summary: "Let an agent call an address of yours",
  ...write,
  idempotency: "required",
  request: {
    body: z.strictObject({ agentId: id, name, enabled: z.boolean().default(true), content: toolContent, secret }),
  },
  response: { kind: "json", status: 201, schema: agentTool },
  errors: ["tool_host_not_allowed", "tool_address_invalid", "tool_name_taken", "too_many_tools"],
});

export const updateAgentToolRoute = defineRoute({
  id: "updateAgentTool",
  method: "put",
  path: "/v1/agent-tools/{toolId}",
  summary: "Change a tool",
  ...write,
  idempotency: "none",
  request: { params: toolId, body: z.strictObject({ enabled: z.boolean(), content: toolContent, secret }) },
  response: { kind: "json", status: 200, schema: agentTool },
  errors: ["tool_host_not_allowed", "tool_address_invalid"],
});

export const deleteAgentToolRoute = defineRoute({
  id: "deleteAgentTool",
  method: "delete",
  path: "/v1/agent-tools/{toolId}",
  summary: "Delete a tool with the record of its calls",
  ...write,
  idempotency: "none",
  request: { params: toolId },
  response: { kind: "empty", status: 204 },
});

export const listToolCallsRoute = defineRoute({
  id: "listToolCalls",
  method: "get",
  path: "/v1/agent-tools/{toolId}/calls",
  summary: "List a tool's calls, the latest first",
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: toolId, query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      calls: z.array(
        z.object({
          id,
          conversationId: id,
          turnId: id,
          state: z.enum(["proposed", "confirmed", "refused", "done", "failed"]),
          arguments: z.record(z.string(), z.unknown()),
          status: z.int().nullable(),
          failure: z.string().nullable(),
          milliseconds: z.int().nullable(),
          createdAt: z.iso.datetime(),
        }),
      ),
    }),
  },
});

const hosts = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, "must be a host such as api.shop.example"),
  )
  .max(20);

export const getToolHostsRoute = defineRoute({
  id: "getToolHosts",
  method: "get",
  path: "/v1/tool-hosts",
  summary: "Read which hosts tools may be called at",
  ...read,
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ hosts: z.array(z.string()) }) },
});

export const setToolHostsRoute = defineRoute({
  id: "setToolHosts",
  method: "put",
  path: "/v1/tool-hosts",
  summary: "Say which hosts tools may be called at; tools of other hosts stop at once",
  ...write,
  idempotency: "none",
  request: { body: z.strictObject({ hosts }) },
  response: { kind: "json", status: 200, schema: z.object({ hosts: z.array(z.string()) }) },
});
