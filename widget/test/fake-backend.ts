import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ConversationResponse, SessionRequest, TurnRequest, WidgetConfig } from "@netvexa/contract/wire";
import { FakeTurn } from "./fake-turn.ts";

export interface SeenRequest {
  /** Method and path, e.g. `POST /v1/widget/turns`. */
  line: string;
  headers: IncomingMessage["headers"];
  query: URLSearchParams;
  body: string;
}

export interface FakeBackend {
  /** Where the widget and its interface are served. */
  origin: string;
  /** Another origin, where the page stands that has the widget on it. */
  storefront: string;
  seen: SeenRequest[];
  config: WidgetConfig;
  conversation: ConversationResponse["conversation"];
  turns: FakeTurn[];
  /** Tokens that are taken; empty it to let them expire. */
  tokens: Set<string>;
  /** Tells the answer to a turn, event by event. */
  answer(turn: FakeTurn): void | Promise<void>;
  /** Answers in place of the rules below where it returns true. */
  intercept(line: string, response: ServerResponse): boolean;
  /** The storefront page's content security policy, and its HTML by path. */
  policy: string | null;
  page(path: string): string;
  count(line: string): number;
  /** Forgets everything, between two tests. */
  reset(): void;
  close(): Promise<void>;
}

/** A backend that speaks the wire contract, misbehaves when told to, and remembers what it was asked. */
export async function startFakeBackend(files: Record<string, string>): Promise<FakeBackend> {
  const api = createServer((request, response) => void serveApi(backend, files, { request, response }));
  const shop = createServer((request, response) => servePage(backend, request, response));
  const backend: FakeBackend = {
    origin: await listen(api),
    storefront: await listen(shop),
    ...createState(),
    count: (line) => backend.seen.filter((request) => request.line === line).length,
    reset: () => void Object.assign(backend, createState()),
    async close() {
      for (const server of [api, shop]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  return backend;
}

type State = Omit<FakeBackend, "origin" | "storefront" | "count" | "reset" | "close">;

function createState(): State {
  return {
    seen: [],
    config: {
      agentName: "Nova",
      greeting: null,
      suggestions: ["Which boots are waterproof?", "What is your returns policy?"],
      enabled: true,
      accentColour: "#0f766e",
      position: "end",
    },
    conversation: null,
    turns: [],
    tokens: new Set(),
    answer: (turn) => turn.say("Hello there.").done(),
    intercept: () => false,
    policy: null,
    page: () => "",
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

function servePage(backend: FakeBackend, request: IncomingMessage, response: ServerResponse): void {
  if (backend.policy) response.setHeader("content-security-policy", backend.policy);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(backend.page(request.url ?? "/"));
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

async function serveApi(backend: FakeBackend, files: Record<string, string>, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const url = new URL(request.url ?? "/", backend.origin);
  const line = `${request.method} ${url.pathname}`;
  let body = "";
  for await (const piece of request) body += piece;
  allowOrigin(response, request);
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  backend.seen.push({ line, headers: request.headers, query: url.searchParams, body });
  if (backend.intercept(line, response)) return;
  const file = files[url.pathname.slice(1)];
  if (file !== undefined) return void response.setHeader("content-type", "text/javascript").end(file);
  if (url.pathname.startsWith("/images/")) return servePicture(url.pathname, response);
  if (line === "GET /v1/widget/config") return reply(response, backend.config);
  if (line === "POST /v1/widget/session") return openSession(backend, body, response);
  if (!backend.tokens.has(`${request.headers.authorization}`)) return reply(response, { code: "unauthorized" }, 401);
  await serveVisitor(backend, line, { request, response, body });
}

function allowOrigin(response: ServerResponse, request: IncomingMessage): void {
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
  response.setHeader("access-control-allow-headers", "authorization, content-type, idempotency-key, last-event-id");
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE");
  response.setHeader("access-control-expose-headers", "retry-after");
}

function openSession(backend: FakeBackend, body: string, response: ServerResponse): void {
  const { resume }: SessionRequest = JSON.parse(body);
  const token = `visitor-${(resume ?? "").split(".")[0]?.replace("visitor-", "") || backend.seen.length}.${Math.random()}`;
  backend.tokens.add(`Bearer ${token}`);
  reply(response, { token, expiresAt: new Date(Date.now() + 900_000).toISOString() });
}

async function serveVisitor(
  backend: FakeBackend,
  line: string,
  { request, response, body }: Exchange & { body: string },
): Promise<void> {
  const [, id] = /turns\/([^/]+)/.exec(line) ?? [];
  if (line === "GET /v1/widget/conversation") return reply(response, { conversation: backend.conversation });
  if (line === "POST /v1/widget/contact") return reply(response, { id: "contact-1" }, 201);
  if (line === "POST /v1/widget/turns") {
    const question: TurnRequest = JSON.parse(body);
    const key = String(request.headers["idempotency-key"]);
    const known = backend.turns.find((turn) => turn.key === key);
    if (known) return known.attach(response, -1);
    const turn = new FakeTurn(`turn-${backend.turns.length + 1}`, key, question);
    backend.turns.push(turn);
    turn.attach(response, -1);
    turn.emit({ type: "started", turnId: turn.id, conversationId: question.conversationId ?? "conversation-1" });
    return backend.answer(turn);
  }
  const turn = backend.turns.find((turn) => turn.id === id);
  if (!turn) return reply(response, { code: "not_found" }, 404);
  if (request.method === "DELETE") {
    turn.isAborted = true;
    return void response.writeHead(204).end();
  }
  turn.attach(response, Number(request.headers["last-event-id"] ?? -1));
}

function servePicture(path: string, response: ServerResponse): void {
  if (path.includes("broken")) return void response.writeHead(404).end();
  const hue = [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360;
  response.setHeader("content-type", "image/svg+xml");
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${hue} 40% 85%)"/><path d="M24 18h14v26l22 10v10H24z" fill="hsl(${hue} 35% 40%)"/></svg>`,
  );
}

/** Answers with JSON. */
export function reply(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
