import http from "node:http";
import net from "node:net";
import { HOSTILE_ADDRESSES, PUBLIC_ADDRESS, type HostileAddress } from "#test/hostile-addresses";

/** A client under test: requests the URL, following redirects, with the given DNS. */
export type ClientUnderTest = (url: string, resolve: (host: string) => Promise<string[]>) => Promise<unknown>;

export interface BatteryResult {
  tried: number;
  /** Attempts that opened a connection to anything but the stand-in for the public internet. */
  reached: HostileAddress[];
  /** Attempts that ended with a response and reached nothing forbidden. */
  answered: HostileAddress[];
  /** Attempts refused, by error code. */
  refused: Map<string, number>;
  dials: string[];
}

/**
 * Runs a client against every hostile address. All connections of this process are led to two loopback servers for the
 * time of the run: those to the public stand-in to one that redirects as told, every other to a canary that counts
 * them. Nothing leaves the machine even when the client is broken.
 */
export async function runSsrfBattery(client: ClientUnderTest): Promise<BatteryResult> {
  const result: BatteryResult = { tried: 0, reached: [], answered: [], refused: new Map(), dials: [] };
  const canary = await startServer((_request, response) => response.end("secret"));
  const lure = await startServer(redirectAsTold);
  const restore = leadConnections((address, port) => {
    result.dials.push(`${address}:${port}`);
    return address === PUBLIC_ADDRESS && port === 80 ? lure.port : canary.port;
  });
  try {
    for (const hostile of HOSTILE_ADDRESSES) {
      const before = canary.connections();
      const outcome = await attempt(client, hostile);
      result.tried += 1;
      if (canary.connections() > before) result.reached.push(hostile);
      else if (outcome === null) result.answered.push(hostile);
      else result.refused.set(outcome, (result.refused.get(outcome) ?? 0) + 1);
    }
  } finally {
    restore();
    canary.close();
    lure.close();
  }
  return result;
}

async function attempt(client: ClientUnderTest, hostile: HostileAddress): Promise<string | null> {
  try {
    await client(hostile.url, createResolver(hostile.dns ?? {}));
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

function createResolver(dns: Record<string, string[][]>): (host: string) => Promise<string[]> {
  const asked = new Map<string, number>();
  return (host) => {
    const turn = asked.get(host) ?? 0;
    asked.set(host, turn + 1);
    const answers = dns[host] ?? [["127.0.0.1"]];
    return Promise.resolve(answers[Math.min(turn, answers.length - 1)] ?? []);
  };
}

function redirectAsTold(request: http.IncomingMessage, response: http.ServerResponse): void {
  const to = new URL(request.url ?? "/", "http://lure/").searchParams.get("to");
  if (to !== null) response.writeHead(302, { location: to });
  response.end("public");
}

async function startServer(listener: http.RequestListener) {
  let connections = 0;
  const server = http.createServer(listener);
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: typeof address === "object" && address ? address.port : 0, connections: () => connections, close };
}

interface ConnectOptions {
  host?: string;
  port: number | string;
  lookup?: net.LookupFunction;
}

/** Every TCP connection goes to the loopback port that `choosePort` answers for the address it was meant for. */
function leadConnections(choosePort: (address: string, port: number) => number): () => void {
  const original: unknown = Reflect.get(net.Socket.prototype, "connect");
  if (typeof original !== "function") throw new Error("sockets have no connect");
  const reroute = function (this: net.Socket, ...args: unknown[]): net.Socket {
    const options = firstOptions(args);
    const callback = args.flat().find((arg) => typeof arg === "function");
    const dial = (address: string) => {
      const target = { host: "127.0.0.1", port: choosePort(address, Number(options.port)) };
      if (!this.destroyed) Reflect.apply(original, this, callback ? [target, callback] : [target]);
    };
    if (options.lookup && net.isIP(options.host ?? "") === 0) {
      options.lookup(options.host ?? "", { all: true }, (error, answers) => {
        const first = Array.isArray(answers) ? answers[0]?.address : answers;
        if (error || first === undefined) this.destroy(error ?? new Error("no address"));
        else dial(first);
      });
    } else {
      dial(options.host ?? "localhost");
    }
    return this;
  };
  Reflect.set(net.Socket.prototype, "connect", reroute);
  return () => {
    Reflect.set(net.Socket.prototype, "connect", original);
  };
}

/** node:net passes its own normalised arguments on: an array of options and callback, inside the arguments. */
function firstOptions(args: unknown[]): ConnectOptions {
  const options = args.flat().find((arg): arg is ConnectOptions => typeof arg === "object" && arg !== null);
  if (!options) throw new Error("a connection without options");
  return options;
}
