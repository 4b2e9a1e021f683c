import { connect, type Socket } from "node:net";

export interface Load {
  url: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  connections: number;
  seconds: number;
}

export interface Sent {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}

/** The same request over and over on open connections, each waiting for its answer; costs the machine as little as can be. */
export async function sendRequests(load: Load): Promise<Sent> {
  const { hostname, port } = new URL(load.url);
  const head = Object.entries({ ...load.headers, "content-length": String(Buffer.byteLength(load.body)) })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  const request = Buffer.from(`POST ${load.path} HTTP/1.1\r\nhost: ${hostname}\r\n${head}\r\n${load.body}`);
  const times: number[] = [];
  const began = performance.now();
  const until = began + load.seconds * 1_000;
  const failed = await Promise.all(
    Array.from({ length: load.connections }, () => sendUntil({ hostname, port: Number(port), request, until, times })),
  );
  const seconds = (performance.now() - began) / 1_000;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  const requests = times.length;
  return { requests, perSecond: requests / seconds, p50: at(0.5), p99: at(0.99), failed: sum(failed) };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface Sending {
  hostname: string;
  port: number;
  request: Buffer;
  until: number;
  times: number[];
}

/** Returns how many answers were no success. */
async function sendUntil({ hostname, port, request, until, times }: Sending): Promise<number> {
  const socket = connect({ host: hostname, port, noDelay: true });
  let failed = 0;
  while (performance.now() < until) {
    const began = performance.now();
    const answered = readAnswer(socket);
    socket.write(request);
    if (!/^HTTP\/1.1 2/.test(await answered)) failed += 1;
    times.push(performance.now() - began);
  }
  socket.destroy();
  return failed;
}

function readAnswer(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = "";
  const end = () => {
    socket.off("data", read).off("error", fail);
  };
  const fail = (error: Error) => {
    end();
    reject(error);
  };
  const read = (piece: Buffer) => {
    text += piece.toString("latin1");
    if (!isWhole(text)) return;
    end();
    resolve(text);
  };
  socket.on("data", read).on("error", fail);
  return promise;
}

function isWhole(text: string): boolean {
  const body = text.indexOf("\r\n\r\n") + 4;
  if (body < 4) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, body))?.[1];
  return length === undefined ? text.endsWith("0\r\n\r\n") : text.length - body >= Number(length);
}
