import { createServer } from "node:http";
import { once } from "node:events";

export interface Recorder {
  url: string;
  requests: { method: string; path: string; body: string }[];
  /** What it answers from now on; 204 unless told. */
  answerWith(status: number, body?: unknown): void;
  stop(): Promise<void>;
}

/** A server that writes down whatever it is sent. */
export async function startRecorder(): Promise<Recorder> {
  const requests: Recorder["requests"] = [];
  let answer = { status: 204, body: "" };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", body });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answerWith: (status, body) => (answer = { status, body: body === undefined ? "" : JSON.stringify(body) }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
