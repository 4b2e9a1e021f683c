import { createApp } from "../src/http/create-app.ts";
import { listen } from "../src/http/listen.ts";
import { createMcpDoor } from "../src/mcp/create-mcp-door.ts";
import { createTenant, createOrganisation, type CreatedTenant } from "#features/tenants";
import type { Platform } from "#platform/platform";
import { openTestPlatform, type TestPlatform } from "./test-platform.ts";

export interface TestServer {
  test: TestPlatform;
  url: string;
  /** A storefront of its own, with credentials as its merchant has them. */
  createStorefront(name?: string): Promise<CreatedTenant>;
  close(): Promise<void>;
}

export const SHOP_ORIGIN = "https://shop.example";

/** The real HTTP door on a free loopback port, over a database of its own. */
export async function openTestServer(overrides: Partial<Platform> = {}): Promise<TestServer> {
  const test = await openTestPlatform(overrides);
  const mcp = createMcpDoor(test.platform);
  const http = await listen(createApp(test.platform, { mcp }), { host: "127.0.0.1", port: 0 });
  const createStorefront = async (name = "Shop") => {
    const organisation = await createOrganisation(test.platform, { name });
    return createTenant(test.platform, {
      organisationId: organisation.id,
      storefront: { kind: "web", name, homeUrl: null, allowedOrigins: [SHOP_ORIGIN], language: "en", currency: "EUR" },
    });
  };
  const close = async () => {
    await mcp.close();
    await http.close(1_000);
    await test.close();
  };
  return { test, url: `http://127.0.0.1:${http.port}`, createStorefront, close };
}

export interface CallOptions {
  method?: string;
  /** Bearer credential. */
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Leaves a stream without an end once nothing came for so long; with 0 as soon as it is open, unread. */
  quietMs?: number | undefined;
  /** Rejects when the whole answer is not there by then. */
  signal?: AbortSignal;
}

export interface CallResult {
  status: number;
  headers: Headers;
  // Tests look into answers whose shape is what they are about.
  body: unknown;
  text: string;
}

/** One request and its whole answer. */
export async function call(url: string, options: CallOptions = {}): Promise<CallResult> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.as) headers.authorization = `Bearer ${options.as}`;
  if (options.body !== undefined) headers["content-type"] ??= "application/json";
  const body = options.body === undefined ? null : JSON.stringify(options.body);
  const method = options.method ?? (body ? "POST" : "GET");
  const response = await fetch(url, { method, headers, body, ...(options.signal && { signal: options.signal }) });
  const text = await readAnswer(response, options.quietMs);
  return { status: response.status, headers: response.headers, body: parse(text), text };
}

async function readAnswer(response: Response, quietMs: number | undefined): Promise<string> {
  const streams = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!streams || quietMs === undefined) return response.text();
  if (quietMs > 0) return readUntilQuiet(response, quietMs);
  await response.body?.cancel();
  return "";
}

async function readUntilQuiet(response: Response, quietMs: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const quiet = new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), quietMs);
    });
    const piece = await Promise.race([reader.read(), quiet]);
    if (piece === null || piece.done) break;
    text += decoder.decode(piece.value, { stream: true });
  }
  await reader.cancel();
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
