import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createApp } from "../src/http/create-app.ts";
import { listen } from "../src/http/listen.ts";
import { createMcpDoor } from "../src/mcp/create-mcp-door.ts";
import { addConformanceFixture } from "./conformance-fixture.ts";
import { openTestServer } from "./test-server.ts";

const SUITE = createRequire(import.meta.url).resolve("@modelcontextprotocol/conformance/package.json");

export interface Conformance {
  /** Runs scenarios of the official suite; resolves with its exit code and what it printed. */
  run(args: readonly string[]): Promise<{ code: number; output: string }>;
  close(): Promise<void>;
}

/**
 * Two instances of the product over the same stores, with the suite's fixture beside the product's own tools, behind
 * one address that sends every request to the next of them and adds the credential that each of them checks.
 */
export async function openConformance(): Promise<Conformance> {
  const server = await openTestServer();
  const { apiKey } = await server.createStorefront("Conformance");
  const doors = [0, 1].map(() => createMcpDoor(server.test.platform, { extend: addConformanceFixture }));
  const instances = await Promise.all(
    doors.map((mcp) => listen(createApp(server.test.platform, { mcp }), { host: "127.0.0.1", port: 0 })),
  );
  const proxy = createServer(
    roundRobin(
      instances.map(({ port }) => port),
      apiKey,
    ),
  ).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  const port = typeof address === "object" ? address?.port : 0;
  const close = async () => {
    proxy.closeAllConnections();
    proxy.close();
    for (const door of doors) await door.close();
    for (const instance of instances) await instance.close(500);
    await server.close();
  };
  return { run: (args) => runSuite(`http://127.0.0.1:${port}/mcp`, args), close };
}

function roundRobin(ports: number[], apiKey: string) {
  let next = 0;
  return (request: IncomingMessage, response: ServerResponse) => {
    const port = ports[next++ % ports.length];
    const headers = { ...request.headers, authorization: `Bearer ${apiKey}` };
    const onward = send({ host: "127.0.0.1", port, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      response.on("close", () => answer.destroy());
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  };
}

async function runSuite(url: string, args: readonly string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-conformance-"));
  const command = path.join(path.dirname(SUITE), "dist", "index.js");
  const child = spawn(process.execPath, [command, "server", "--url", url, ...args, "-o", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  await rm(folder, { recursive: true, force: true });
  return { code: Number(code), output: `${output}${errors}` };
}
