import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";

/** What the server does with one request. */
export type FakeEmbeddingReply =
  | { kind: "vectors" }
  | { kind: "status"; status: number }
  /** Says nothing until the client goes. */
  | { kind: "stall" }
  /** Cuts the connection in the middle of the answer. */
  | { kind: "break" }
  /** Leaves the last vector out. */
  | { kind: "short" };

export interface FakeEmbeddingRequest {
  provider: "openai" | "google" | "ollama";
  model: string;
  texts: string[];
}

export interface FakeEmbeddingServer {
  urls: Record<FakeEmbeddingRequest["provider"], string>;
  requests: FakeEmbeddingRequest[];
  /** Decides about every request from now on. */
  reply(decide: (request: FakeEmbeddingRequest, index: number) => FakeEmbeddingReply): void;
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks three embedding protocols. Its vectors are made of words: texts that share words are
 * near each other, and words that `synonyms` puts together are the same to it.
 */
export async function startFakeEmbeddingServer(
  dimensions: number,
  synonyms: string[][] = [],
): Promise<FakeEmbeddingServer> {
  const requests: FakeEmbeddingRequest[] = [];
  let decide: (request: FakeEmbeddingRequest, index: number) => FakeEmbeddingReply = () => ({ kind: "vectors" });
  const embed = (model: string, text: string) => embedWords(text, { dimensions, synonyms, model });
  const server = createServer((request, response) => {
    serve(request, response, (parsed) => ({ reply: decide(parsed, requests.push(parsed) - 1), embed })).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    urls: { openai: `${base}/openai/v1`, google: `${base}/google`, ollama: `${base}/ollama` },
    requests,
    reply: (next) => {
      decide = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Serving = (request: FakeEmbeddingRequest) => {
  reply: FakeEmbeddingReply;
  embed(model: string, text: string): number[];
};

async function serve(request: IncomingMessage, response: ServerResponse, answer: Serving): Promise<void> {
  const parsed = parseRequest(request.url ?? "", JSON.parse(await readText(request)));
  const { reply, embed } = answer(parsed);
  if (reply.kind === "stall") return;
  if (reply.kind === "status") {
    response.writeHead(reply.status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: "told to", code: reply.status } }));
    return;
  }
  const texts = reply.kind === "short" ? parsed.texts.slice(0, -1) : parsed.texts;
  const body = JSON.stringify(
    encode(
      parsed,
      texts.map((text) => embed(parsed.model, text)),
    ),
  );
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  if (reply.kind === "break") {
    response.write(body.slice(0, body.length / 2));
    response.destroy();
    return;
  }
  response.end(body);
}

function parseRequest(url: string, body: unknown): FakeEmbeddingRequest {
  const fields = new Map(Object.entries(Object(body)));
  if (url.startsWith("/google")) {
    const parts = fields.get("requests") ?? [{ content: fields.get("content") }];
    const model = /models\/([^:]+):/.exec(url)?.[1] ?? "";
    return { provider: "google", model, texts: listOf(parts).map((part) => textOfGoogle(part)) };
  }
  const provider = url.startsWith("/ollama") ? "ollama" : "openai";
  return { provider, model: String(fields.get("model")), texts: listOf(fields.get("input")).map(String) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textOfGoogle(part: unknown): string {
  return JSON.stringify(part).replace(/^.*"text":"(.*?)".*$/, "$1");
}

function encode({ provider, model }: FakeEmbeddingRequest, vectors: number[][]): unknown {
  if (provider === "ollama") return { model, embeddings: vectors };
  if (provider === "google") {
    return { embeddings: vectors.map((values) => ({ values })), embedding: { values: vectors[0] } };
  }
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return { object: "list", model, data, usage: { prompt_tokens: 1, total_tokens: 1 } };
}

interface Embedding {
  dimensions: number;
  synonyms: string[][];
  /** Each model puts words elsewhere. */
  model: string;
}

function embedWords(text: string, { dimensions, synonyms, model }: Embedding): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const meaning = synonyms.find((group) => group.includes(word))?.[0] ?? word;
    for (let part = 0; part < 4; part += 1) {
      const place = hash(`${model} ${meaning} ${part}`);
      vector[place % dimensions] = (vector[place % dimensions] ?? 0) + (place & 0x1000 ? 1 : -1);
    }
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
