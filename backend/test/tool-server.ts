import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

export interface ToolServerRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface ToolServer {
  host: string;
  requests: ToolServerRequest[];
  /** What every request is answered with from now on. */
  answer(reply: { status?: number; body: string; headers?: Record<string, string> }): void;
  close(): Promise<void>;
}

/** A merchant's own server on 127.0.0.1, which keeps what it was asked. */
export async function startToolServer(): Promise<ToolServer> {
  const requests: ToolServerRequest[] = [];
  let reply: { status?: number; body: string; headers?: Record<string, string> } = { body: "{}" };
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
      response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers }).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { host: `127.0.0.1:${port}`, requests, answer: (next) => (reply = next), close };
}
