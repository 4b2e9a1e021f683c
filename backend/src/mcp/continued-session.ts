import {
  WebStandardStreamableHTTPServerTransport,
  type AuthInfo,
  type JSONRPCMessage,
  type JSONRPCRequest,
  type McpServer,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { tenantKey } from "#platform/ephemeral-store";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";

const SESSION_SECONDS = 24 * 3_600;
const RESUMING = "resume";

const opening = z.looseObject({ jsonrpc: z.literal("2.0"), id: z.union([z.string(), z.number()]), method: z.string() });
const answer = z.looseObject({ jsonrpc: z.literal("2.0"), id: z.union([z.string(), z.number()]) });

/** Whose session it is: the same id means nothing to another tenant, or to another credential of the same. */
export interface Visitor {
  ctx: TenantContext;
  authInfo: AuthInfo;
}

export interface Session {
  id: string;
  /** What the client had said of itself when it began. */
  opening: JSONRPCRequest;
}

/** Remembers how a client began, so that any process can go on with it. */
export async function beginSession({ ctx, authInfo }: Visitor, body: unknown): Promise<Session> {
  const id = newId();
  const request = opening.parse(body);
  await ctx.platform.ephemeral.set(sessionKey(ctx, authInfo, id), JSON.stringify(request), SESSION_SECONDS);
  return { id, opening: request };
}

export async function findSession({ ctx, authInfo }: Visitor, id: string): Promise<Session | null> {
  const stored = await ctx.platform.ephemeral.get(sessionKey(ctx, authInfo, id));
  return stored === null ? null : { id, opening: opening.parse(JSON.parse(stored)) };
}

export async function endSession({ ctx, authInfo }: Visitor, id: string): Promise<void> {
  await ctx.platform.ephemeral.delete(sessionKey(ctx, authInfo, id));
}

/** Hands a client's answer to the process that asked; whichever holds the request's stream is listening. */
export async function passAnswer({ ctx, authInfo }: Visitor, id: string, body: unknown): Promise<void> {
  await ctx.platform.ephemeral.publish(sessionKey(ctx, authInfo, id), JSON.stringify(body));
}

function sessionKey(ctx: TenantContext, { clientId }: AuthInfo, id: string): string {
  return tenantKey(ctx, "assistant-session", clientId, id);
}

export interface ContinuedSession {
  transport: WebStandardStreamableHTTPServerTransport;
  /** Stops listening for the client's answers. */
  end(): Promise<void>;
}

/**
 * A transport for one request of a session that another process may have begun: the server is told first how the client
 * had introduced itself, and what it asks of the client is answered through whichever process the answer reaches.
 * Without a session, for a request that stands alone.
 */
export async function continueSession(
  server: McpServer,
  visitor: Visitor,
  session: Session | null,
): Promise<ContinuedSession> {
  const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  if (session === null) {
    await server.connect(transport);
    return { transport, end: () => Promise.resolve() };
  }
  const asked = listenForAnswers(transport, visitor, session);
  const send = transport.send.bind(transport);
  const resumed = Promise.withResolvers<void>();
  transport.send = async (message, options) => {
    if ("id" in message && message.id === RESUMING) return resumed.resolve();
    return send(await asked.rename(message), options);
  };
  await server.connect(transport);
  transport.onmessage?.({ ...session.opening, id: RESUMING }, { authInfo: visitor.authInfo });
  await resumed.promise;
  return { transport, end: asked.stop };
}

/** Ids that a server counts up anew for each request would meet each other in a session, so they get names of their own. */
function listenForAnswers(
  transport: WebStandardStreamableHTTPServerTransport,
  { ctx, authInfo }: Visitor,
  session: Session,
) {
  const names = new Map<string, string | number>();
  let unsubscribe: (() => Promise<void>) | null = null;
  const hear = (text: string) => {
    const message = answer.parse(JSON.parse(text));
    const id = names.get(String(message.id));
    if (id === undefined) return;
    names.delete(String(message.id));
    deliver(transport, { ...message, id });
  };
  return {
    rename: async (message: JSONRPCMessage): Promise<JSONRPCMessage> => {
      if (!("method" in message) || !("id" in message)) return message;
      unsubscribe ??= await ctx.platform.ephemeral.subscribe(sessionKey(ctx, authInfo, session.id), hear);
      const name = newId();
      names.set(name, message.id);
      return { ...message, id: name };
    },
    stop: async () => unsubscribe?.(),
  };
}

/** What a client answers is checked by the protocol layer against what was asked. */
function deliver(transport: WebStandardStreamableHTTPServerTransport, message: Record<string, unknown>): void {
  const parsed = z.custom<JSONRPCMessage>((value) => typeof value === "object" && value !== null).parse(message);
  transport.onmessage?.(parsed);
}
