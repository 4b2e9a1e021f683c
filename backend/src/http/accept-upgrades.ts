import { IncomingMessage, ServerResponse, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Express } from "express";
import { STOREFRONT_HEADER } from "@netvexa/contract/people";

/** A request that wants to become a socket, before anybody has let it in. */
export interface Handshake {
  socket: Duplex;
  head: Buffer;
}

const handshakes = new WeakMap<IncomingMessage, Handshake>();

/** What a socket is agreed on to speak. */
export const SOCKET_PROTOCOL = "netvexa.v1";

/**
 * Lets requests for a socket go through the same application as all others: the same credentials, origins, limits and
 * refusals. Browsers let no page set headers of a socket, so a credential may stand among the subprotocols instead, as
 * `bearer.<token>` and `storefront.<id>`; it is put where the envelope looks for it, and never sent back.
 */
export function acceptUpgrades(server: Server, app: Express): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const response = new ServerResponse(request);
    if (!isNetSocket(socket)) return void socket.destroy();
    handshakes.set(request, { socket, head });
    readProtocols(request);
    // A refusal is an ordinary answer, after which nothing more is read from the connection.
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once("finish", () => socket.end());
    app(request, response);
  });
}

/** Null for a request that asked for no socket. */
export function handshakeOf(request: IncomingMessage): Handshake | null {
  return handshakes.get(request) ?? null;
}

function readProtocols({ headers }: IncomingMessage): void {
  const wanted = (headers["sec-websocket-protocol"] ?? "").split(",").map((one) => one.trim());
  const valueOf = (prefix: string) => wanted.find((one) => one.startsWith(prefix))?.slice(prefix.length);
  const token = valueOf("bearer.");
  const storefront = valueOf("storefront.");
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (storefront !== undefined) headers[STOREFRONT_HEADER] = storefront;
  headers["sec-websocket-protocol"] = wanted.includes(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : undefined;
}

function isNetSocket(socket: Duplex): socket is Socket {
  return "remoteAddress" in socket;
}
