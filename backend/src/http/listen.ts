import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { acceptUpgrades } from "./accept-upgrades.ts";

export interface Listening {
  server: Server;
  port: number;
  /** Stops taking requests, lets running ones end for at most `graceMs`, then closes what is left. */
  close(graceMs: number): Promise<void>;
}

/** Starts the server; rejects with the system's error (`EADDRINUSE`, `EACCES`) when the address cannot be had. */
export function listen(app: Express, address: { host: string; port: number }): Promise<Listening> {
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000, maxHeaderSize: 16_384 }, app);
  acceptUpgrades(server, app);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address.port, address.host, () => {
      server.off("error", reject);
      resolve({ server, port: portOf(server), close: (graceMs) => close(server, graceMs) });
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(force);
}
