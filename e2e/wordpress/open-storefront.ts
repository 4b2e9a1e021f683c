import { randomUUID } from "node:crypto";
import type { RunningInstallation } from "../start-installation.ts";
import { visit } from "./visit.ts";

export interface Storefront {
  server: string;
  publicKey: string;
  apiKey: string;
  /** What the server has, by external id. */
  documents(): Promise<Map<string, { number: number; title: string; version: number }>>;
  /** Calls the API with the storefront's key. */
  call(method: string, route: string, body?: unknown): Promise<unknown>;
  /** The answer to a question by the API, with the addresses that it cites. */
  ask(question: string): Promise<{ answer: string; citations: { url: string | null }[] }>;
}

/** A storefront of its own on a running server. */
export async function openStorefront({ apiUrl, operatorCredential }: RunningInstallation): Promise<Storefront> {
  const operator = callerOf(apiUrl, operatorCredential ?? "");
  const { id } = (await operator("POST", "/v1/operator/organisations", { name: "Harbour" })) as { id: string };
  const made = (await operator("POST", "/v1/operator/tenants", {
    organisationId: id,
    storefront: { kind: "wordpress", name: "Harbour Books" },
  })) as { publicKey: string; apiKey: string };
  const call = callerOf(apiUrl, made.apiKey);
  return {
    server: apiUrl,
    ...made,
    call,
    documents: () => listDocuments(call),
    ask: (question) => call("POST", "/v1/answers", { question }) as ReturnType<Storefront["ask"]>,
  };
}

type Caller = Storefront["call"];

function callerOf(server: string, credential: string): Caller {
  return async (method, route, body) => {
    const headers: Record<string, string> = { authorization: `Bearer ${credential}`, "idempotency-key": randomUUID() };
    if (body !== undefined) headers["content-type"] = "application/json";
    const { status, text } = await visit(`${server}${route}`, { method, headers, body: JSON.stringify(body) });
    if (status >= 300) throw new Error(`${method} ${route}: ${status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
}

async function listDocuments(call: Caller): ReturnType<Storefront["documents"]> {
  type Page = { documents: { number: number; externalId: string; title: string; version: number }[] };
  const found: Page["documents"] = [];
  for (let isWhole = false; !isWhole;) {
    const { documents } = (await call("GET", `/v1/documents?limit=200&after=${found.at(-1)?.number ?? 0}`)) as Page;
    found.push(...documents);
    isWhole = documents.length < 200;
  }
  const ids = new Map(found.map(({ externalId, ...document }) => [externalId, document]));
  if (ids.size !== found.length) throw new Error("A document is there twice.");
  return ids;
}
