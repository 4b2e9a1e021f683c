import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { actAs } from "#test/test-platform";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { fillShop, page } from "./test-shop.ts";

const HOURS = page({
  slug: "contact",
  title: "Contact",
  html: ["<p>Our store in Hamburg is open Monday to Saturday from 10:00 to 18:30.</p>"],
});

function parseStream(text: string) {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("id: "))
    .map((block) => {
      const [id = "", data = ""] = block.split("\n").map((line) => line.slice(line.indexOf(": ") + 2));
      return { id, data: JSON.parse(data) as { type: string; turnId?: string } };
    });
}

describe("[E1] [A2] the widget's doors", () => {
  let server: TestServer;
  let token = "";
  let apiKey = "";
  beforeAll(async () => {
    server = await openTestServer();
    const shop = await server.createStorefront("Northway");
    apiKey = shop.apiKey;
    const owner = actAs(server.test.platform, shop.tenantId, { kind: "operator" });
    await fillShop(server.test, owner, [HOURS]);
    const session = await call(`${server.url}/v1/widget/session`, {
      body: { storefront: shop.publicKey, resume: null },
      headers: { origin: SHOP_ORIGIN },
    });
    token = (session.body as { token: string }).token;
  });
  afterAll(() => server.close());

  const asVisitor = (
    path: string,
    options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) => call(`${server.url}${path}`, { as: token, ...options, headers: { origin: SHOP_ORIGIN, ...options.headers } });
  const turn = (key: string, question = "When are you open?") =>
    asVisitor("/v1/widget/turns", {
      body: { question, conversationId: null, page: null },
      headers: { "idempotency-key": key },
    });

  it("stream a turn, the same one again for its key, and the rest of it after any event", async () => {
    const key = newId();
    const first = await turn(key);
    expect(first.headers.get("content-type")).toContain("text/event-stream");
    const events = parseStream(first.text);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => String(index)));
    expect(first.text).toContain("Monday to Saturday");
    expect((await turn(key)).text).toBe(first.text);
    expect((await turn(key, "Something else?")).status).toBe(409);
    const turnId = events[0]?.data.turnId ?? "";
    const rest = await asVisitor(`/v1/widget/turns/${turnId}/events`, { headers: { "last-event-id": "1" } });
    expect(parseStream(rest.text)).toEqual(events.slice(2));
    expect((await asVisitor(`/v1/widget/turns/${turnId}`, { method: "DELETE" })).status).toBe(204);
  });

  it("ask for an Idempotency-Key and refuse what is no question", async () => {
    const withoutKey = await asVisitor("/v1/widget/turns", {
      body: { question: "Hi", conversationId: null, page: null },
    });
    expect(withoutKey.status).toBe(400);
    expect((await turn(newId(), " ")).status).toBe(400);
    expect((await turn(newId(), "a".repeat(2001))).status).toBe(400);
    expect((await asVisitor(`/v1/widget/turns/${newId()}/events`)).status).toBe(404);
  });

  it("give the visitor its conversation back and take its wish to be contacted", async () => {
    const conversation = await asVisitor("/v1/widget/conversation");
    expect(conversation.text).toContain("When are you open?");
    const contact = await asVisitor("/v1/widget/contact", {
      body: { conversationId: null, name: null, email: "nora@example.com", message: "Please call me back." },
      headers: { "idempotency-key": newId() },
    });
    expect(contact.status).toBe(201);
  });

  it("answer a merchant's software whole, with the receipt, and list conversations", async () => {
    const answer = await call(`${server.url}/v1/answers`, {
      as: apiKey,
      body: { question: "When are you open?" },
      headers: { "idempotency-key": newId() },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ outcome: "answered", receipt: { method: "extractive" } });
    const list = await call(`${server.url}/v1/conversations`, { as: apiKey });
    const [latest] = (list.body as { conversations: { id: string; channel: string }[] }).conversations;
    expect(latest?.channel).toBe("api");
    expect((await call(`${server.url}/v1/conversations/${latest?.id}`, { as: apiKey })).status).toBe(200);
    expect((await call(`${server.url}/v1/conversations/${latest?.id}`, { as: token })).status).toBe(401);
  });
});
