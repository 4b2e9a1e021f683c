import { gzipSync } from "node:zlib";
import { OTLPLogExporter as JsonExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtobufExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider, type LogRecordExporter } from "@opentelemetry/sdk-logs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "#platform/tenant-context";
import { actAs } from "#test/test-platform";
import { openTestServer, type TestServer } from "#test/test-server";
import { parseLogQuery } from "./parse-log-query.ts";

let server: TestServer;
let key: string;
let ctx: TenantContext;
beforeAll(async () => {
  server = await openTestServer();
  const created = await server.createStorefront();
  key = created.apiKey;
  ctx = actAs(server.test.platform, created.tenantId, { kind: "api_key", keyId: "k", scopes: [] });
});
afterAll(() => server.close());

function read(query: string) {
  return ctx.platform.logs.scan(ctx, { order: "asc", limit: 100, filter: parseLogQuery(query) });
}

function emitThrough(exporter: LogRecordExporter, scope: string): Promise<void> {
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ "service.name": "checkout", "service.version": "1.2.3" }),
    processors: [new BatchLogRecordProcessor({ exporter })],
  });
  const logger = provider.getLogger(scope);
  logger.emit({
    severityNumber: 14,
    body: "Refund to ann@example.com failed",
    attributes: { "http.status": 502, retried: true, share: 0.5, tags: ["a", "b"], "gen_ai.conversation.id": "c_7" },
    timestamp: new Date("2026-11-20T10:00:00.123Z"),
  });
  logger.emit({ severityText: "ERROR", body: { reason: "timeout", after: 30 } });
  return provider.forceFlush().then(() => provider.shutdown());
}

describe("[G9] logs from OpenTelemetry's own exporters", () => {
  const url = () => `${server.url}/v1/otlp/v1/logs`;
  const headers = () => ({ authorization: `Bearer ${key}` });
  it.each([
    ["JSON", "otlp.json", () => new JsonExporter({ url: url(), headers: headers() })],
    ["protobuf", "otlp.protobuf", () => new ProtobufExporter({ url: url(), headers: headers() })],
    [
      "packed protobuf",
      "otlp.gzip",
      () => new ProtobufExporter({ url: url(), headers: headers(), compression: "gzip" as never }),
    ],
  ])("arrive whole as %s", async (_form, scope, open) => {
    await emitThrough(open(), scope);
    const stored = await read(`log:${scope}`);
    expect(stored).toMatchObject([
      {
        time: "2026-11-20T10:00:00.123Z",
        level: "warn",
        message: "Refund to [email] failed",
        source: "checkout",
        conversationId: "c_7",
        fields: { "http.status": 502, retried: true, share: 0.5, tags: '["a","b"]', "service.version": "1.2.3" },
      },
      { level: "error", message: '{"reason":"timeout","after":30}' },
    ]);
  });
});

describe("[G9] the answers of OTLP", () => {
  const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/v1/otlp/v1/logs`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
  const request = (records: object[]) =>
    JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope: { name: "answers" }, logRecords: records }] }] });

  it("are 200 with what was rejected and why, when some could not be taken", async () => {
    const answer = await post(
      request([
        { timeUnixNano: "1795168800000000000", body: { stringValue: "good" } },
        { timeUnixNano: "1", body: { stringValue: "from 1970" } },
      ]),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      partialSuccess: { rejectedLogRecords: "1", errorMessage: expect.stringContaining("2000") },
    });
  });

  it("are an empty message when all is well, also for an export of nothing, in the form of the request", async () => {
    const json = await post(request([]));
    expect([json.status, json.headers.get("content-type"), await json.text()]).toEqual([200, "application/json", "{}"]);
    const protobuf = await post(Buffer.alloc(0), { "content-type": "application/x-protobuf" });
    expect([protobuf.status, protobuf.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect((await protobuf.arrayBuffer()).byteLength).toBe(0);
  });

  it("are 400 for what cannot be read, which a sender does not send again", async () => {
    expect((await post("{")).status).toBe(400);
    expect((await post(Buffer.from([0xff, 0xff]), { "content-type": "application/x-protobuf" })).status).toBe(400);
    expect((await post("x", { "content-type": "text/plain" })).status).toBe(400);
    expect((await post(gzipSync(Buffer.alloc(50_000_000, " ")), { "content-encoding": "gzip" })).status).toBe(413);
  });

  it("store an export once that is sent again after a lost answer", async () => {
    const sent = request([{ timeUnixNano: "1795168800000000001", body: { stringValue: "once only" } }]);
    await post(sent);
    await post(sent);
    expect(await read('"once only"')).toHaveLength(1);
  });
});
