import { randomUUID } from "node:crypto";
import type { RouteContract } from "@netvexa/contract";
import { z } from "zod";
import type { Connection } from "./connection.ts";

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

export interface CallInput<C extends RouteContract> {
  params?: Input<C["request"]["params"]>;
  query?: Input<C["request"]["query"]>;
  body?: Input<C["request"]["body"]>;
  upload?: Blob;
}

export type CallOutput<C extends RouteContract> = C["response"] extends {
  kind: "json";
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

export interface ApiClient {
  call<C extends RouteContract>(contract: C, input?: CallInput<C>): Promise<CallOutput<C>>;
}

/** What the server answered instead of doing what it was asked. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
  }
}

const problem = z.object({
  code: z.string(),
  detail: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Calls routes by their contracts over HTTP; answers are held against the contract's schema. */
export function createApiClient(connection: Connection): ApiClient {
  return {
    call: async (contract, input = {}) => {
      const response = await send(connection, contract, input);
      const text = await response.text();
      if (!response.ok) throw toApiError(response.status, text);
      const parsed = contract.response.kind === "json" ? contract.response.schema.parse(JSON.parse(text)) : undefined;
      // The schema that was just applied is the one that the type is made from.
      return parsed as CallOutput<typeof contract>;
    },
  };
}

interface AnyInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  upload?: Blob;
}

async function send(connection: Connection, contract: RouteContract, input: AnyInput): Promise<Response> {
  const headers: Record<string, string> = {};
  const credential = credentialFor(connection, contract);
  if (credential) headers.authorization = `Bearer ${credential}`;
  if (contract.idempotency === "required") headers["idempotency-key"] = randomUUID();
  if (input.body !== undefined) headers["content-type"] = "application/json";
  const body = input.upload ?? (input.body === undefined ? null : JSON.stringify(input.body));
  const init = { method: contract.method.toUpperCase(), headers, body };
  try {
    return await fetch(`${connection.url}${fillPath(contract.path, input)}`, init);
  } catch (error) {
    throw new ApiError(
      0,
      "unreachable",
      `Nothing answers at ${connection.url} (${causeOf(error)}). Is the server running? Start it with: npm start`,
    );
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

function credentialFor(connection: Connection, { auth }: RouteContract): string | null {
  if (auth.kind === "operator") return required(connection.operatorCredential, "the operator credential", "--operator");
  return auth.kind === "api_key" ? required(connection.apiKey, "an API key", "--api-key") : null;
}

function required(value: string | null, what: string, option: string): string {
  if (value) return value;
  throw new ApiError(0, "credential_missing", `This needs ${what}. Give it once: netvexa connect ${option} …`);
}

function fillPath(path: string, input: AnyInput): string {
  const params = entries(input.params);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(params.get(name) ?? ""));
  const query = new URLSearchParams([...entries(input.query)]).toString();
  return query === "" ? filled : `${filled}?${query}`;
}

function entries(value: unknown): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map();
  const present = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return new Map(present.map(([name, item]) => [name, String(item)]));
}

function toApiError(status: number, text: string): ApiError {
  const parsed = problem.safeParse(safeJson(text));
  if (!parsed.success)
    return new ApiError(status, "unexpected_answer", `The server answered ${status} without saying why.`);
  const fields = (parsed.data.issues ?? []).map((issue) => `\n  ${issue.path}: ${issue.message}`).join("");
  return new ApiError(status, parsed.data.code, `${parsed.data.detail}${fields}`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
