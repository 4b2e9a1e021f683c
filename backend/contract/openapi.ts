import { z } from "zod";
import type { RouteAuth, RouteContract } from "./route.ts";

const PROBLEM = {
  type: "object",
  required: ["type", "title", "status", "code", "detail", "requestId"],
  properties: {
    type: { type: "string", format: "uri", description: "`urn:netvexa:error:` and the code." },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "Stable and machine-readable." },
    detail: { type: "string", description: "What happened, why, and what to do." },
    requestId: { type: "string", format: "uuid" },
    issues: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

interface Scheme {
  name: string;
  definition: Record<string, string>;
}

function bearer(name: string, description: string): Scheme {
  return { name, definition: { type: "http", scheme: "bearer", description } };
}

const SESSION: Scheme = {
  name: "session",
  definition: {
    type: "apiKey",
    in: "cookie",
    name: "netvexa_session",
    description: "The session of POST /v1/auth/sign-in; over https the name begins with `__Host-`.",
  },
};
const ACCESS_TOKEN = bearer("accessToken", "A person's access token of POST /v1/auth/tokens.");
const PERSON = [SESSION, ACCESS_TOKEN];

/** Any one of a kind's schemes is enough. */
const SECURITY: Record<RouteAuth["kind"], Scheme[]> = {
  public: [],
  browser: [],
  person: PERSON,
  organisation: PERSON,
  member: PERSON,
  storefront: [],
  visitor: [bearer("visitorToken", "A token of POST /v1/widget/session.")],
  api_key: [bearer("apiKey", "An API key of the storefront, `nvx_…`."), ...PERSON],
  operator: [bearer("operatorCredential", "The installation's operator credential, `nvxo_…`.")],
};

export interface OpenApiOptions {
  version: string;
  serverUrl: string;
}

/** The OpenAPI 3.1 description of the routes, made from nothing but their contracts. */
export function buildOpenApi(contracts: readonly RouteContract[], options: OpenApiOptions): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: describeOperation(contract) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Netvexa API", version: options.version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: options.serverUrl }],
    paths,
    components: { schemas: { Problem: PROBLEM }, securitySchemes: securitySchemes() },
  };
}

function securitySchemes() {
  const known = Object.values(SECURITY).flat();
  return Object.fromEntries(known.map(({ name, definition }) => [name, definition]));
}

function describeOperation(contract: RouteContract) {
  const schemes = SECURITY[contract.auth.kind];
  const needs = describeNeeds(contract.auth);
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.tag],
    ...(needs ? { description: needs } : {}),
    ...(schemes.length > 0 ? { security: schemes.map(({ name }) => ({ [name]: [] })) } : {}),
    parameters: describeParameters(contract),
    ...(contract.request.body ? { requestBody: describeBody(contract.request.body) } : {}),
    responses: describeResponses(contract),
  };
}

function describeNeeds(auth: RouteAuth): string | null {
  switch (auth.kind) {
    case "api_key":
      return `Needs the scope \`${auth.scope}\`, or a role with \`${auth.permission ?? auth.scope}\` at the storefront that \`x-netvexa-storefront\` names.`;
    case "member":
      return `Needs a role with \`${auth.permission}\` at the storefront that \`x-netvexa-storefront\` names.`;
    case "organisation":
      return `Needs a role with \`${auth.permission}\` in the whole organisation.`;
    default:
      return null;
  }
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  schema: { type: "string", maxLength: 255 },
};

function describeParameters(contract: RouteContract) {
  const { params, query } = contract.request;
  const header = contract.idempotency === "required" ? [IDEMPOTENCY_KEY] : [];
  return [...describeFields("path", params), ...describeFields("query", query), ...header];
}

function describeFields(place: "path" | "query", schema: z.ZodObject | undefined) {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || !isOptional(field),
    schema: toJsonSchema(field, "input"),
  }));
}

function isOptional(field: unknown): boolean {
  return field instanceof z.ZodType && field.safeParse(undefined).success;
}

function describeBody(schema: z.ZodType) {
  return { required: true, content: { "application/json": { schema: toJsonSchema(schema, "input") } } };
}

function describeResponses(contract: RouteContract) {
  const codes = contract.errors?.length ? ` Codes of this operation: ${contract.errors.join(", ")}.` : "";
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return {
    ...describeSuccess(contract),
    default: { description: `Problem details (RFC 9457).${codes}`, content: problem },
  };
}

function describeSuccess({ response }: RouteContract) {
  if (response.kind === "empty") return { "204": { description: "Done" } };
  if (response.kind === "file") {
    const schema = { type: "string", format: "binary" };
    return { "200": { description: "The file", content: { [response.mediaType]: { schema } } } };
  }
  if (response.kind === "bytes") {
    const content = response.mediaTypes.map((mediaType) => [mediaType, {}]);
    return { "200": { description: "In the media type of the request", content: Object.fromEntries(content) } };
  }
  if (response.kind === "socket") {
    return { "101": { description: "A WebSocket; ask for the subprotocol netvexa.v1. Frames are described beside." } };
  }
  const schema = toJsonSchema(response.schema, "output");
  if (response.kind === "events") {
    const description = "Server-sent events; the data of each is one JSON value.";
    return { "200": { description, content: { "text/event-stream": { schema } } } };
  }
  return { [response.status]: { description: "Done", content: { "application/json": { schema } } } };
}

function toJsonSchema(schema: unknown, io: "input" | "output") {
  if (!(schema instanceof z.ZodType)) throw new Error("A route's schema must be a zod schema.");
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
