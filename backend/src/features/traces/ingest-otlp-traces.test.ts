import { gzipSync } from "node:zlib";
import { context, SpanStatusCode, trace as traceApi } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreatedTenant } from "#features/tenants";
import { newId } from "#platform/ids";
import { call, openTestServer, type TestServer } from "#test/test-server";

let server: TestServer;
let shop: CreatedTenant;
beforeAll(async () => {
  server = await openTestServer();
  shop = await server.createStorefront();
});
afterAll(() => server.close());

const url = () => `${server.url}/v1/otlp/v1/traces`;
const headers = () => ({ authorization: `Bearer ${shop.apiKey}` });
const read = async (id: string) => (await call(`${server.url}/v1/traces/${id}`, { as: shop.apiKey })).body;

/** A request with a model call in it, as an instrumented program makes it; returns its trace id. */
async function traceThrough(exporter: SpanExporter): Promise<string> {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "checkout" }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("test");
  const root = tracer.startSpan("POST /orders", { attributes: { "session.id": "s_7", "http.status": 502 } });
  const child = tracer.startSpan(
    "chat small",
    {
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "small",
        "gen_ai.usage.input_tokens": 11,
        "gen_ai.usage.output_tokens": 7,
        "gen_ai.input.messages": "What a visitor said",
      },
    },
    traceApi.setSpan(context.active(), root),
  );
  child.end();
  root.setStatus({ code: SpanStatusCode.ERROR });
  root.end();
  await provider.forceFlush();
  await provider.shutdown();
  return root.spanContext().traceId;
}

const aSpan = (change: Record<string, unknown> = {}) => ({
  traceId: newId().replaceAll("-", ""),
  spanId: "00f067aa0ba902b7",
  name: "work",
  startTimeUnixNano: "1700000000000000000",
  endTimeUnixNano: "1700000000250000000",
  ...change,
});
const send = (spans: unknown[]) =>
  call(url(), { as: shop.apiKey, body: { resourceSpans: [{ scopeSpans: [{ spans }] }] } });

describe("[G9] [G6] spans from OpenTelemetry's own exporters", () => {
  it.each([
    ["JSON", () => new JsonExporter({ url: url(), headers: headers() })],
    ["protobuf", () => new ProtobufExporter({ url: url(), headers: headers() })],
    ["packed protobuf", () => new ProtobufExporter({ url: url(), headers: headers(), compression: "gzip" as never })],
  ])("arrive whole as %s, without what was said", async (_form, open) => {
    const stored = await read(await traceThrough(open()));
    expect(stored).toMatchObject({
      kind: "external",
      name: "POST /orders",
      service: "checkout",
      sessionId: "s_7",
      status: "error",
      spans: 2,
      model: "small",
      inputTokens: 11,
      outputTokens: 7,
      spanList: expect.arrayContaining([
        expect.objectContaining({ name: "POST /orders", status: "error", parentId: null }),
        expect.objectContaining({ name: "chat small", kind: "generation", status: "ok" }),
      ]),
    });
    expect(JSON.stringify(stored)).not.toContain("What a visitor said");
  });

  it("are taken in part, and what is wrong with the others is said", async () => {
    const good = aSpan();
    const answer = await send([good, aSpan({ spanId: "short" }), aSpan({ endTimeUnixNano: "1" })]);
    expect([answer.status, answer.body]).toMatchObject([200, { partialSuccess: { rejectedSpans: "2" } }]);
    expect(await read(good.traceId)).toMatchObject({ spans: 1, durationMicros: 250_000 });
  });

  it("grow a trace in any order, and count once what is sent again", async () => {
    const child = aSpan({ parentSpanId: "00f067aa0ba902b8" });
    const root = aSpan({
      traceId: child.traceId,
      spanId: "00f067aa0ba902b8",
      name: "root",
      endTimeUnixNano: "1700000001000000000",
    });
    for (const spans of [[child], [root], [child], [root]]) expect((await send(spans)).body).toEqual({});
    expect(await read(child.traceId)).toMatchObject({ name: "root", spans: 2, durationMicros: 1_000_000 });
  });

  it("cannot add to a trace of the product itself, and unpack to no more than the limit", async () => {
    const made = await call(`${server.url}/v1/answers`, {
      as: shop.apiKey,
      body: { question: "Where are you?" },
      headers: { "idempotency-key": newId() },
    });
    const traceId = (made.body as { turnId: string }).turnId.replaceAll("-", "");
    expect((await send([aSpan({ traceId })])).body).toMatchObject({ partialSuccess: { rejectedSpans: "1" } });
    const bomb = await fetch(url(), {
      method: "POST",
      headers: { ...headers(), "content-type": "application/json", "content-encoding": "gzip" },
      body: gzipSync(Buffer.alloc(60 * 1024 * 1024, 0x20)),
    });
    expect(bomb.status).toBe(413);
    const nobody = await call(url(), { body: {} });
    expect(nobody.status).toBe(401);
  });
});
