import type { Request, Response } from "express";
import { WebSocketServer, type WebSocket } from "ws";
import type { RouteContract } from "@netvexa/contract";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { SocketSession } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import { handshakeOf, SOCKET_PROTOCOL } from "./accept-upgrades.ts";
import { ownOrigin } from "./own-page.ts";
import { limitTenant } from "./rate-limits.ts";
import { countSocket, createFrameMeter, SOCKET_LIMITS } from "./socket-limits.ts";

export interface SocketOpening {
  contract: RouteContract & { response: { kind: "socket" } };
  ctx: TenantContext;
  request: Request;
  response: Response;
  /** Rejects once the credential that let the socket in is in force no more. */
  recheck(): Promise<unknown>;
}

/** Why a socket was closed, by WebSocket close codes; 4000 and up are ours. */
const CLOSED = { restart: 1012, policy: 1008, tooBig: 1009, credential: 4401, slow: 4408, done: 1000 } as const;

/** No compression: it costs some 130 KB for each connection. */
const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: SOCKET_LIMITS.frameBytes,
  handleProtocols: (wanted) => (wanted.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false),
});

/** Sockets that are open, by their platform, for shutdown. */
const openSockets = new WeakMap<Platform, Set<WebSocket>>();

/** Tells every socket of this process that it closes down; clients connect to another one and go on where they were. */
export function closeSockets(platform: Platform): void {
  for (const socket of openSockets.get(platform) ?? []) socket.close(CLOSED.restart);
}

/** Makes a socket of a request that was let in. Throws `upgrade_needed`, `foreign_page`, `too_many_sockets`. */
export function serveSocket(opening: SocketOpening, session: SocketSession): void {
  const { request, response, ctx } = opening;
  const handshake = handshakeOf(request);
  if (!handshake) throw upgradeNeeded();
  assertOwnOrigin(ctx.platform, request);
  const release = countSocket(ctx, session.owner);
  const address = request.ip ?? "unknown";
  response.detachSocket(request.socket);
  server.once("wsClientError", release);
  server.handleUpgrade(request, handshake.socket, handshake.head, (socket) => {
    server.off("wsClientError", release);
    // The request is answered: it is logged and measured like every other, and let go.
    response.statusCode = 101;
    response.emit("close");
    hold({ socket, session, ctx, contract: opening.contract, address, recheck: opening.recheck, release });
  });
}

interface Held extends Pick<SocketOpening, "ctx" | "contract" | "recheck"> {
  socket: WebSocket;
  session: SocketSession;
  address: string;
  release(): void;
}

function hold(held: Held): void {
  const { socket, session, ctx, release } = held;
  const sockets = openSockets.get(ctx.platform) ?? new Set();
  openSockets.set(ctx.platform, sockets.add(socket));
  const gone = new AbortController();
  const watches = [keepAlive(socket), recheck(held)];
  socket.on("error", () => socket.terminate());
  socket.on("message", createReceiver(held));
  socket.once("close", () => {
    for (const watch of watches) clearInterval(watch);
    sockets.delete(socket);
    release();
    gone.abort();
  });
  void sendAll(socket, session.open(gone.signal));
}

/** One frame after the other, each sent before the next is asked for; who does not read is cut off. */
async function sendAll(socket: WebSocket, frames: AsyncIterable<unknown>): Promise<void> {
  for await (const frame of frames) {
    if (socket.readyState !== socket.OPEN) break;
    send(socket, frame);
  }
  socket.close(CLOSED.restart);
}

function send(socket: WebSocket, frame: unknown): void {
  if (socket.bufferedAmount > SOCKET_LIMITS.unreadBytes) socket.close(CLOSED.slow);
  else socket.send(JSON.stringify(frame));
}

function createReceiver(held: Held): (data: Buffer, isBinary: boolean) => void {
  const { socket } = held;
  const fewEnough = createFrameMeter();
  let last = Promise.resolve();
  return (data, isBinary) => {
    if (isBinary || !fewEnough()) {
      socket.close(CLOSED.policy);
      return;
    }
    const text = data.toString("utf8");
    // In the order in which they came, so that two messages are never exchanged.
    last = last.then(() => receive(held, text)).catch(() => socket.close(CLOSED.policy));
  };
}

/** Rejects for what is no frame of the contract; an operation's refusal is sent to whoever asked. */
async function receive({ socket, session, ctx, contract, address }: Held, text: string): Promise<void> {
  const frame: unknown = contract.response.receives.parse(JSON.parse(text));
  try {
    await limitTenant(ctx, session.limitOf(frame), address);
    const answer = await session.receive(frame);
    if (answer !== null && answer !== undefined) send(socket, answer);
  } catch (error) {
    const problem = toProblem(ctx, error);
    const answer = session.refuse(frame, problem);
    if (answer !== null) send(socket, answer);
  }
}

function toProblem(ctx: TenantContext, error: unknown): { code: string; detail: string } {
  if (error instanceof AppError) return { code: error.code, detail: error.detail };
  ctx.platform.logger.error({ err: error }, "a socket's frame failed");
  return { code: "internal_error", detail: "Something went wrong. Try again." };
}

function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let alive = true;
  socket.on("pong", () => (alive = true));
  return setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, SOCKET_LIMITS.pingMs);
}

/** A session that was ended, a role that was taken, a storefront that was suspended: the socket goes with them. */
function recheck({ socket, ctx, recheck: again }: Held): NodeJS.Timeout {
  const everyMs = ctx.actor.kind === "visitor" ? SOCKET_LIMITS.checkMs.visitor : SOCKET_LIMITS.checkMs.member;
  return setInterval(() => {
    again().catch((error: unknown) => {
      if (error instanceof AppError && error.kind !== "unavailable") socket.close(CLOSED.credential);
    });
  }, everyMs);
}

/** A cookie speaks for whichever page opens a socket, and no preflight asks first: only our own pages may. */
function assertOwnOrigin(platform: Platform, request: Request): void {
  if (request.get("authorization") !== undefined) return;
  if (request.get("origin") === ownOrigin(platform, request)) return;
  throw new AppError({
    kind: "forbidden",
    code: "foreign_page",
    detail: "This socket is opened to our own pages alone.",
  });
}

function upgradeNeeded(): AppError {
  return new AppError({
    kind: "invalid",
    code: "upgrade_needed",
    detail: "This address is a WebSocket: ask for an upgrade, with the subprotocol netvexa.v1.",
  });
}
