import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import {
  beginSession,
  continueSession,
  endSession,
  findSession,
  passAnswer,
  type Session,
  type Visitor,
} from "./continued-session.ts";

const SESSION_HEADER = "mcp-session-id";

const request = z.looseObject({ method: z.string() });

/**
 * Serves revisions up to 2025-11-25, which hold sessions: a client introduces itself once, and may be asked something
 * while its request runs. Nothing of it stays in the process, so that a load balancer needs no sticky sessions.
 */
export async function serveEarlierRevision(
  visitor: Visitor,
  asked: Request,
  createServer: () => McpServer,
): Promise<Response> {
  const id = asked.headers.get(SESSION_HEADER);
  if (asked.method !== "POST") return serveWithoutBody(visitor, asked.method, id);
  const body = await readJson(asked);
  if (request.safeParse(body).data?.method === "initialize") {
    const { id: begun } = await beginSession(visitor, body);
    return exchange({ visitor, asked, body, sessionId: begun, resumed: null }, createServer);
  }
  const resumed = id === null ? null : await findSession(visitor, id);
  if (id !== null && resumed === null) return refuse(404, "Session not found");
  if (resumed && isAnswer(body)) {
    await passAnswer(visitor, resumed.id, body);
    return new Response(null, { status: 202 });
  }
  return exchange({ visitor, asked, body, sessionId: id, resumed }, createServer);
}

async function serveWithoutBody(visitor: Visitor, method: string, id: string | null): Promise<Response> {
  if (method !== "DELETE" || id === null) return refuse(405, "Method not allowed.");
  await endSession(visitor, id);
  return new Response(null, { status: 204 });
}

interface Exchange {
  visitor: Visitor;
  asked: Request;
  body: unknown;
  sessionId: string | null;
  /** What the client had said before; null for what begins or stands alone. */
  resumed: Session | null;
}

async function exchange(
  { visitor, asked, body, sessionId, resumed }: Exchange,
  createServer: () => McpServer,
): Promise<Response> {
  const server = createServer();
  const { transport, end: stopListening } = await continueSession(server, visitor, resumed);
  const end = () => void Promise.allSettled([server.close(), stopListening()]);
  asked.signal.addEventListener("abort", end, { once: true });
  const answered = await transport.handleRequest(asked, { authInfo: visitor.authInfo, parsedBody: body });
  const headers = new Headers(answered.headers);
  if (sessionId !== null) headers.set(SESSION_HEADER, sessionId);
  const { status } = answered;
  if (!answered.body || !headers.get("content-type")?.startsWith("text/event-stream")) {
    const text = answered.body ? await answered.text() : null;
    end();
    return new Response(text, { status, headers });
  }
  return new Response(answered.body.pipeThrough(new TransformStream({ flush: end })), { status, headers });
}

/** Undefined for what is not JSON: the transport then says so in the protocol's words. */
async function readJson(asked: Request): Promise<unknown> {
  return asked
    .clone()
    .json()
    .catch(() => undefined);
}

function isAnswer(body: unknown): boolean {
  return typeof body === "object" && body !== null && !("method" in body) && ("result" in body || "error" in body);
}

function refuse(status: number, message: string): Response {
  const headers = status === 405 ? { Allow: "POST, DELETE" } : undefined;
  return Response.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, { status, headers });
}
