import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { signUpOwner, type SignedUp } from "#test/browser";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { connectTestSite, type TestSite } from "./test-site.ts";

let server: TestServer;
let owner: SignedUp;
let site: TestSite;
beforeAll(async () => {
  server = await openTestServer();
  owner = await signUpOwner(server, "owner@shop.example");
  site = await connectTestSite(server, owner);
  await site.send("/v1/orders", {
    orders: ["1001", "1002", "2001"].map((number) => ({
      number,
      email: number === "2001" ? "bert@mail.example" : "anna@mail.example",
      status: "shipped",
      placedAt: "2026-11-01T10:00:00Z",
      changedAt: "2026-11-02T10:00:00Z",
      total: { minor: 4_900, currency: "EUR" },
      items: [{ title: "Harbour Lamp", quantity: 1 }],
    })),
  });
});
afterAll(() => server.close());

async function openVisitor(): Promise<string> {
  const body = { storefront: site.publicKey, resume: null };
  const answer = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (answer.body as { token: string }).token;
}

async function ask(visitor: string, question: string): Promise<void> {
  const headers = { "idempotency-key": newId() };
  const body = { question, conversationId: null, page: null };
  expect((await call(`${server.url}/v1/widget/turns`, { as: visitor, body, headers })).status).toBe(200);
}

const own = async (claim: string, visitor?: string) =>
  call(`${server.url}/v1/widget/own-orders`, { as: visitor ?? (await openVisitor()), body: { claim } });
const convert = (claim: string, visitor: string) =>
  call(`${server.url}/v1/widget/conversions`, { as: visitor, body: { claim } });

const customer = { kind: "customer", email: "Anna@Mail.example", orders: ["1001", "1002", "2001", "9999"] };
const order = (number: string) => ({
  kind: "order",
  email: "carla@mail.example",
  order: number,
  minor: 4_900,
  currency: "EUR",
  placedAt: new Date().toISOString(),
});
const REFUSED = { status: 403, body: { code: "claim_refused" } };

describe("[V5] a customer whom the shop vouches for", () => {
  it("sees the orders of their own address, and no other that the claim may name", async () => {
    const { body } = await own(site.vouch(customer));
    expect(body).toMatchObject({ orders: [{ number: "1001", total: { formatted: "€49.00" } }, { number: "1002" }] });
    expect((body as { orders: unknown[] }).orders).toHaveLength(2);
  });

  it("is refused with a claim that was changed, is over, is of another kind, or is another shop's", async () => {
    const [payload = "", signature = ""] = site.vouch(customer).split(".");
    const forged = Buffer.from(Buffer.from(payload, "base64url").toString().replace("Anna@Mail", "bert@mail")).toString(
      "base64url",
    );
    expect(await own(`${forged}.${signature}`)).toMatchObject(REFUSED);
    expect(await own(site.vouch({ ...customer, until: Math.floor(Date.now() / 1000) - 1 }))).toMatchObject(REFUSED);
    expect(await own(site.vouch(order("1001")))).toMatchObject(REFUSED);
    const other = await connectTestSite(server, await signUpOwner(server, "other@shop.example"));
    expect(await own(other.vouch(customer))).toMatchObject(REFUSED);
    expect((await own(site.vouch(customer))).status).toBe(200);
  });
});

describe("[B5] an order after a conversation", () => {
  it("counts once, for a visitor who has asked something before, and for nobody else", async () => {
    const visitor = await openVisitor();
    expect((await convert(site.vouch(order("3001")), visitor)).body).toEqual({ counted: false });
    await ask(visitor, "Do you have lamps?");
    for (let times = 0; times < 2; times += 1)
      expect((await convert(site.vouch(order("3001")), visitor)).body).toEqual({ counted: true });
    expect(await convert(site.vouch(customer), visitor)).toMatchObject(REFUSED);
    expect((await site.send("/v1/site/usage?days=7")).body).toMatchObject({
      conversations: 1,
      questions: 1,
      orders: 1,
      revenue: [{ minor: 4_900, currency: "EUR" }],
    });
  });

  it("is told to the site alone: no key of the storefront reads it as the site", async () => {
    expect((await call(`${server.url}/v1/site/usage`)).status).toBe(401);
    const { status } = await owner.browser.call("/v1/site/usage", { storefront: owner.tenantId });
    expect(status).toBe(404);
  });
});

describe("[O3] a person who asks the site what is kept of them", () => {
  it("gets conversations and requests whole, and has both erased, without anybody else's", async () => {
    const [dora, emil] = [await openVisitor(), await openVisitor()];
    await ask(dora, "Is the Kanarienvogel lamp in stock?");
    await ask(emil, "When do you open?");
    const contact = { conversationId: null, name: "Dora", email: "Dora@Mail.example", message: "Call me" };
    const sent = await call(`${server.url}/v1/widget/contact`, {
      as: dora,
      body: contact,
      headers: { "idempotency-key": newId() },
    });
    expect(sent.status, sent.text).toBeLessThan(300);
    const { body } = await site.send("/v1/site/people/export", { email: "dora@mail.example" });
    expect(body).toMatchObject({
      conversations: [{ messages: [{ question: "Is the Kanarienvogel lamp in stock?", answer: expect.any(String) }] }],
      contactRequests: [{ name: "Dora", message: "Call me" }],
    });
    expect((await site.send("/v1/site/people/erasure", { email: "dora@mail.example" })).body).toEqual({
      conversations: 1,
      contactRequests: 1,
    });
    expect((await site.send("/v1/site/people/export", { email: "dora@mail.example" })).body).toEqual({
      conversations: [],
      contactRequests: [],
    });
    const left = await call(`${server.url}/v1/widget/conversation`, { as: emil });
    expect(left.text).toContain("When do you open?");
  });

  it("is found by the shop's customers' visitors as well", async () => {
    const visitor = await openVisitor();
    await ask(visitor, "Where is my parcel?");
    await own(site.vouch({ ...customer, email: "fred@mail.example", orders: [] }), visitor);
    const { body } = await site.send("/v1/site/people/export", { email: "fred@mail.example" });
    expect(body).toMatchObject({ conversations: [{ messages: [{ question: "Where is my parcel?" }] }] });
  });
});
