import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { encoders, type ReplyEncoder } from "./fake-model-shapes.ts";

export type FakeProvider = "openai" | "anthropic" | "google" | "ollama";

export interface FakeRequest {
  provider: FakeProvider;
  /** Every text of the request in order: rules, passages, question, what tools returned. */
  prompt: string;
  /** Results of tools that the model called before, in order. */
  toolResults: string[];
  tools: string[];
  headers: IncomingMessage["headers"];
}

/** What the server does with one request. */
export type FakeReply =
  /** Streams the text piece by piece and ends as the provider's protocol wants it. */
  | ({ kind: "text"; text: string } & StreamStyle)
  | ({ kind: "tool"; name: string; args: Record<string, unknown> } & StreamStyle)
  | { kind: "status"; status: number; retryAfter?: string }
  /** Streams the text and then cuts the connection. */
  | ({ kind: "break"; text: string } & StreamStyle)
  /** Streams the text and then ends the response without the protocol's own end. */
  | ({ kind: "unfinished"; text: string } & StreamStyle)
  /** Streams the text and then says nothing more until the client goes. */
  | ({ kind: "stall"; text: string } & StreamStyle)
  /** Streams the text and then something that is not the protocol. */
  | ({ kind: "malformed"; text: string } & StreamStyle);

interface StreamStyle {
  /** Characters of one piece; 12 by default. */
  pieceChars?: number;
  /** Wait between pieces; none by default. */
  gapMs?: number;
  /** Null: the provider says nothing about tokens. */
  usage?: { input: number; output: number } | null;
  /** False: the first piece does not say whose it is, as some servers do. */
  role?: boolean;
  /** Called with what has been sent so far, after each piece has left. */
  onPiece?(sent: string): void;
}

export interface FakeModelServer {
  /** Base addresses as each provider's client wants them. */
  urls: Record<FakeProvider, string>;
  requests: FakeRequest[];
  /** Decides about every request from now on. */
  reply(decide: (request: FakeRequest, index: number) => FakeReply): void;
  /** Replies that are being streamed at the moment. */
  open(): number;
  close(): Promise<void>;
}

const PATHS: [RegExp, FakeProvider][] = [
  [/^\/openai\/v1\/chat\/completions/, "openai"],
  [/^\/anthropic\/v1\/messages/, "anthropic"],
  [/^\/google\/v1beta\/models\/[^/]+:streamGenerateContent/, "google"],
  [/^\/ollama\/api\/chat/, "ollama"],
];

/** A server on 127.0.0.1 that speaks the streaming protocols of four model providers and does as it is told. */
export async function startFakeModelServer(): Promise<FakeModelServer> {
  const requests: FakeRequest[] = [];
  let open = 0;
  let decide: (request: FakeRequest, index: number) => FakeReply = () => ({ kind: "text", text: "Hello." });
  const server = createServer((request, response) => {
    open += 1;
    serve(request, response, (parsed) => decide(parsed, requests.push(parsed) - 1))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
      .finally(() => {
        open -= 1;
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  return {
    urls: { openai: at("/openai/v1"), anthropic: at("/anthropic"), google: at("/google"), ollama: at("/ollama") },
    requests,
    reply: (next) => (decide = next),
    open: () => open,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  decide: (request: FakeRequest) => FakeReply,
): Promise<void> {
  const body: unknown = JSON.parse((await readText(request)) || "{}");
  const provider = PATHS.find(([path]) => path.test(request.url ?? ""))?.[1];
  if (!provider) {
    response.writeHead(404).end();
    return;
  }
  const encoder = encoders[provider];
  const reply = decide({ provider, ...encoder.read(body), headers: request.headers });
  if (reply.kind === "status") return refuse(response, reply);
  response.writeHead(200, { "content-type": encoder.contentType });
  await stream(response, encoder, reply);
}

function refuse(response: ServerResponse, reply: Extract<FakeReply, { kind: "status" }>): void {
  const headers = reply.retryAfter === undefined ? {} : { "retry-after": reply.retryAfter };
  response.writeHead(reply.status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ error: { message: "refused by the fake server", type: "fake", code: reply.status } }));
}

type StreamedReply = Exclude<FakeReply, { kind: "status" }>;

async function stream(response: ServerResponse, encoder: ReplyEncoder, reply: StreamedReply): Promise<void> {
  const { role = true, usage = { input: 100, output: 20 } } = reply;
  await write(response, encoder.begin({ role, usage }));
  if (reply.kind === "tool") {
    await write(response, encoder.tool(reply.name, reply.args));
    await write(response, encoder.end({ reason: "tool", usage }));
    response.end();
    return;
  }
  await streamText(response, encoder, reply);
  if (reply.kind === "text") await write(response, encoder.end({ reason: "stop", usage }));
  if (reply.kind === "malformed") await write(response, encoder.nonsense);
  if (reply.kind === "break") response.destroy();
  else if (reply.kind === "stall") await clientGone(response);
  else response.end();
}

async function streamText(
  response: ServerResponse,
  encoder: ReplyEncoder,
  reply: Exclude<StreamedReply, { kind: "tool" }>,
): Promise<void> {
  const { text, pieceChars = 12, gapMs = 0, onPiece } = reply;
  for (let from = 0; from < text.length; from += pieceChars) {
    if (gapMs > 0) await new Promise((resolve) => setTimeout(resolve, gapMs));
    await write(response, encoder.text(text.slice(from, from + pieceChars)));
    onPiece?.(text.slice(0, from + pieceChars));
  }
}

function write(response: ServerResponse, chunk: string): Promise<void> {
  if (chunk === "") return Promise.resolve();
  return new Promise((resolve, reject) => {
    if (response.destroyed) reject(new Error("The client has gone."));
    else response.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function clientGone(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
  });
}
