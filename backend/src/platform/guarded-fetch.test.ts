import http from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllowedAddresses } from "#platform/allowed-addresses";
import { createGuardedFetch, type GuardedFetch } from "#platform/guarded-fetch";
import { GuardedFetchError } from "#platform/guarded-fetch-error";

const FIFTY_MB = 50 * 1024 * 1024;
const requests: { host: string; path: string; method: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
let bytesSent = 0;

const pages: Record<string, http.RequestListener> = {
  "/echo": (_request, response) => response.end("hello"),
  "/gzip": (_request, response) => send(response, { "content-encoding": "gzip" }, gzipSync("packed")),
  "/br": (_request, response) => send(response, { "content-encoding": "br" }, brotliCompressSync("packed")),
  "/bomb-gzip": (_request, response) =>
    send(response, { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(FIFTY_MB))),
  "/bomb-br": (_request, response) =>
    send(response, { "content-encoding": "br" }, brotliCompressSync(Buffer.alloc(FIFTY_MB))),
  "/bomb-empty": (_request, response) => pour(response, { "content-encoding": "gzip" }, gzipSync("")),
  "/twice": (_request, response) => send(response, { "content-encoding": "gzip, gzip" }, gzipSync(gzipSync("x"))),
  "/cut": (_request, response) =>
    send(response, { "content-encoding": "gzip" }, gzipSync("x".repeat(99)).subarray(0, 20)),
  "/empty-gzip": (_request, response) => send(response, { "content-encoding": "gzip" }, Buffer.alloc(0)),
  "/endless": (_request, response) => pour(response, {}, Buffer.alloc(64 * 1024)),
  "/silent": () => undefined,
  "/stalls": (_request, response) => void response.write("x"),
  "/long-head": (_request, response) => send(response, { "x-long": "y".repeat(40_000) }, Buffer.from("")),
  "/pdf": (_request, response) => send(response, { "content-type": "application/pdf" }, Buffer.alloc(1_000)),
  "/loop": (_request, response) => redirect(response, 302, "/loop"),
  "/see-other": (_request, response) => redirect(response, 303, "/echo"),
  "/keep-method": (_request, response) => redirect(response, 307, "/echo"),
  "/hop/": (request, response) => {
    const hops = Number(request.url?.slice("/hop/".length));
    redirect(response, 302, hops === 1 ? "/echo" : `/hop/${hops - 1}`);
  },
  "/away": (request, response) => {
    redirect(response, 307, new URL(request.url ?? "/", "http://x").searchParams.get("to") ?? "/");
  },
  "/bad-target": (_request, response) => redirect(response, 302, "file:///etc/passwd"),
};

function send(response: http.ServerResponse, headers: http.OutgoingHttpHeaders, body: Buffer): void {
  response.writeHead(200, headers).end(body);
}

function redirect(response: http.ServerResponse, status: number, location: string): void {
  response.writeHead(status, { location }).end();
}

function pour(response: http.ServerResponse, headers: http.OutgoingHttpHeaders, chunk: Buffer): void {
  response.writeHead(200, headers);
  const more = () => {
    while (!response.destroyed && response.write(chunk)) bytesSent += chunk.length;
  };
  response.on("drain", more);
  more();
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { url = "/", method = "", headers } = request;
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const path = url.split("?")[0] ?? "";
  requests.push({ host: headers.host ?? "", path, method, headers, body });
  const page = pages[path.replace(/\d+$/, "")] ?? pages["/echo"];
  page?.(request, response);
}

const server = http.createServer((request, response) => void answer(request, response));
let origin = "";
let otherOrigin = "";
let guardedFetch: GuardedFetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
  otherOrigin = `http://localhost:${port}`;
  const allow = parseAllowedAddresses([`127.0.0.1:${port}`, `localhost:${port}`]);
  guardedFetch = createGuardedFetch({ userAgent: "NetvexaTest/1.0", allow });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await guardedFetch.close();
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(GuardedFetchError);
  return error instanceof GuardedFetchError ? error.code : "";
}

describe("a guarded request", () => {
  it("returns status, headers and decoded body, and says who asks", async () => {
    const response = await guardedFetch(`${origin}/gzip`);
    expect([response.status, response.body.toString(), response.url]).toEqual([200, "packed", `${origin}/gzip`]);
    expect((await guardedFetch(`${origin}/br`)).body.toString()).toBe("packed");
    expect((await guardedFetch(`${origin}/empty-gzip`)).body.length).toBe(0);
    expect(requests.at(-1)?.headers["user-agent"]).toBe("NetvexaTest/1.0");
  });

  it.each(["/bomb-gzip", "/bomb-br", "/bomb-empty", "/endless"])(
    "stops reading %s at the limit, on the wire and after decompression",
    async (path) => {
      bytesSent = 0;
      expect(await codeOf(guardedFetch(`${origin}${path}`, { maxBytes: 100_000 }))).toBe("too_large");
      expect(bytesSent).toBeLessThan(FIFTY_MB);
    },
  );

  it.each(["/twice", "/cut"])("refuses a body whose compression is nested or damaged: %s", async (path) => {
    expect(await codeOf(guardedFetch(`${origin}${path}`))).toBe("bad_response");
  });

  it("limits silence before and within the response, total time and header size", async () => {
    expect(await codeOf(guardedFetch(`${origin}/silent`, { idleTimeoutMs: 50 }))).toBe("timeout");
    expect(await codeOf(guardedFetch(`${origin}/stalls`, { idleTimeoutMs: 50 }))).toBe("timeout");
    expect(await codeOf(guardedFetch(`${origin}/endless`, { timeoutMs: 100, maxBytes: 1e12 }))).toBe("timeout");
    expect(await codeOf(guardedFetch(`${origin}/long-head`))).toBe("too_large");
  });

  it("ends when its caller gives up, and says so", async () => {
    const caller = new AbortController();
    const promise = codeOf(guardedFetch(`${origin}/silent`, { signal: caller.signal }));
    caller.abort();
    expect(await promise).toBe("aborted");
  });

  it("refuses a type that is not accepted without reading it", async () => {
    expect(await codeOf(guardedFetch(`${origin}/pdf`, { accept: ["text/html"] }))).toBe("unsupported_type");
    expect((await guardedFetch(`${origin}/pdf`, { accept: ["application/pdf"] })).body.length).toBe(1_000);
  });

  it("names a site that is not there and a name that does not exist", async () => {
    const nowhere = createGuardedFetch({
      userAgent: "NetvexaTest",
      allow: parseAllowedAddresses(["127.0.0.1:1"]),
      resolver: () => Promise.reject(new Error("no such name")),
    });
    expect(await codeOf(nowhere("http://127.0.0.1:1/"))).toBe("connect_failed");
    expect(await codeOf(nowhere("http://shop.example/"))).toBe("name_unresolved");
    await nowhere.close();
  });
});

describe("redirects of a guarded request", () => {
  it("are followed five times and no more, and never in a circle", async () => {
    const response = await guardedFetch(`${origin}/hop/5`);
    expect([response.url, response.redirects.length]).toEqual([`${origin}/echo`, 5]);
    expect(await codeOf(guardedFetch(`${origin}/hop/6`))).toBe("too_many_redirects");
    expect(await codeOf(guardedFetch(`${origin}/loop`))).toBe("redirect_loop");
    expect(await codeOf(guardedFetch(`${origin}/bad-target`))).toBe("unsupported_scheme");
  });

  it("are returned with their target when asked for", async () => {
    const response = await guardedFetch(`${origin}/hop/2`, { redirect: "manual" });
    expect([response.status, response.location]).toEqual([302, `${origin}/hop/1`]);
  });

  it("carry no credentials, cookies or validators to another origin, and no body", async () => {
    const headers = { authorization: "Bearer fake", cookie: "a=b", "x-api-key": "fake", "if-none-match": '"1"' };
    await guardedFetch(`${origin}/away?to=/echo`, { headers });
    expect(requests.at(-1)?.headers).toMatchObject(headers);
    await guardedFetch(`${origin}/away?to=${otherOrigin}/echo`, { headers });
    expect(requests.at(-1)?.headers["host"]).toBe(new URL(otherOrigin).host);
    for (const name of Object.keys(headers)) expect(requests.at(-1)?.headers[name]).toBeUndefined();
    const post = guardedFetch(`${origin}/away?to=${otherOrigin}/echo`, { method: "POST", body: "secret" });
    expect(await codeOf(post)).toBe("redirect_refused");
  });

  it("keep or drop method and body as the status says", async () => {
    await guardedFetch(`${origin}/keep-method`, { method: "POST", body: "kept" });
    expect(requests.at(-1)).toMatchObject({ path: "/echo", method: "POST", body: "kept" });
    await guardedFetch(`${origin}/see-other`, { method: "POST", body: "x", headers: { "content-type": "text/plain" } });
    expect(requests.at(-1)).toMatchObject({ path: "/echo", method: "GET", body: "" });
    expect(requests.at(-1)?.headers["content-type"]).toBeUndefined();
  });

  it("cannot be given another Host by the caller", async () => {
    await guardedFetch(`${origin}/echo`, { headers: { Host: "internal.example", Connection: "upgrade" } });
    expect(requests.at(-1)?.host).toBe(new URL(origin).host);
  });
});
