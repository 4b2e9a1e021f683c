import { createServer } from "node:http";
import { text as readText } from "node:stream/consumers";

export interface FakeRerankServer {
  url: string;
  requests: { headers: Record<string, string | string[] | undefined>; body: Record<string, unknown> }[];
  /** What is answered from now on: texts that hold `favourite` go first; `short` leaves one out; else a status. */
  behave(how: { favourite: string } | { status: number } | "short" | "nonsense" | "stall"): void;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that speaks both shapes of rerank APIs: `documents` with a model, and `texts` without. */
export async function startFakeRerankServer(): Promise<FakeRerankServer> {
  const requests: FakeRerankServer["requests"] = [];
  let how: Parameters<FakeRerankServer["behave"]>[0] = { favourite: "" };
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const body = Object(JSON.parse(text)) as Record<string, unknown>;
      requests.push({ headers: request.headers, body });
      if (how === "stall") return;
      if (typeof how === "object" && "status" in how) {
        response.writeHead(how.status).end("{}");
        return;
      }
      const isPlain = Array.isArray(body["texts"]);
      const texts = (isPlain ? body["texts"] : body["documents"]) as string[];
      const favourite = typeof how === "object" ? how.favourite : "";
      const scored = texts.map((one, index) => ({ index, score: one.includes(favourite) ? 0.9 : 0.1 }));
      const kept = how === "short" ? scored.slice(1) : scored;
      const results = kept.map(({ index, score }) => ({ index, relevance_score: score }));
      response.writeHead(200, { "content-type": "application/json" });
      response.end(how === "nonsense" ? '"none"' : JSON.stringify(isPlain ? kept.toReversed() : { results }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/rerank`,
    requests,
    behave: (next) => (how = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
