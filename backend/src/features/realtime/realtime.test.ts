import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { newId } from "#platform/ids";
import { openBrowser, PASSWORD, signUpOwner, type SignedUp } from "#test/browser";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";

let server: TestServer;
let owner: SignedUp;
let publicKey: string;
beforeAll(async () => {
  server = await openTestServer();
  owner = await signUpOwner(server, "owner@example.com");
  const profile = await owner.browser.call("/v1/storefront", { storefront: owner.tenantId });
  publicKey = (profile.body as { publicKey: string }).publicKey;
});
afterAll(() => server.close());

type Frame = Record<string, unknown> & { type: string; entry?: { position: number; text?: string; reason?: string } };

interface Line {
  socket: WebSocket;
  frames: Frame[];
  /** The close code, once it is closed. */
  closed: Promise<number>;
  send(frame: unknown): void;
  until(found: (frame: Frame) => boolean): Promise<Frame>;
}

function connect(path: string, protocols: string[], headers: Record<string, string> = {}): Promise<Line> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}${path}`, ["netvexa.v1", ...protocols], { headers });
  const frames: Frame[] = [];
  socket.on("message", (data: Buffer) => frames.push(JSON.parse(data.toString("utf8")) as Frame));
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const line: Line = {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    until: async (found) => {
      await expect.poll(() => frames.some(found), { timeout: 10_000 }).toBe(true);
      return frames.find(found) ?? { type: "none" };
    },
  };
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(line));
    socket.once("unexpected-response", (_request, response) => reject(new Error(String(response.statusCode))));
    socket.once("error", reject);
  });
}

async function openVisitor() {
  const origin = SHOP_ORIGIN;
  const session = await call(`${server.url}/v1/widget/session`, {
    body: { storefront: publicKey, resume: null },
    headers: { origin },
  });
  const { token } = session.body as { token: string };
  const post = (path: string, body: unknown) =>
    call(`${server.url}/v1/widget/${path}`, { as: token, body, headers: { origin, "idempotency-key": newId() } });
  const view = (await post("handoff", { conversationId: null, page: null })).body as { conversationId: string };
  const path = `/v1/widget/conversations/${view.conversationId}/socket`;
  const join = (after = 0) => connect(`${path}?after=${after}`, [`bearer.${token}`], { origin });
  return { token, post, path, join, conversationId: view.conversationId };
}

const inbox = (browser = owner.browser, origin = server.url) =>
  connect("/v1/inbox/socket", [`storefront.${owner.tenantId}`], { cookie: browser.cookies(), origin });

const asMember = (path: string, body: unknown) =>
  owner.browser.call(path, { storefront: owner.tenantId, body, headers: { "idempotency-key": newId() } });

const entries = ({ frames }: Line) => frames.flatMap(({ entry }) => (entry ? [entry] : []));

describe("[A2] [V6] sockets of visitors and members", () => {
  it("carry a conversation both ways, with typing, marks of reading and who is there", async () => {
    const visitor = await openVisitor();
    const [shopper, member] = [await visitor.join(), await inbox()];
    await shopper.until(({ type }) => type === "handoff");
    member.send({ type: "watch", conversationId: visitor.conversationId, after: 0 });
    await shopper.until(({ entry }) => entry?.reason === "seen");
    const path = `/v1/conversations/${visitor.conversationId}`;
    const { handoff } = (await owner.browser.call(path, { storefront: owner.tenantId })).body as {
      handoff: { version: number };
    };
    await asMember(`${path}/take`, { version: handoff.version });
    shopper.send({ type: "message", key: "one", text: "Hello?" });
    shopper.send({ type: "signal", typing: true });
    expect(await shopper.until(({ type }) => type === "accepted")).toMatchObject({ key: "one" });
    const seen = await member.until(({ frame }) => (frame as Frame | undefined)?.type === "typing");
    expect(seen).toMatchObject({ conversationId: visitor.conversationId, frame: { from: "visitor" } });
    await asMember(`${path}/messages`, { text: "Hello, how can I help?" });
    const answer = await shopper.until(({ entry }) => entry?.text === "Hello, how can I help?");
    expect(answer.entry).toMatchObject({ from: "person", name: "owner" });
    shopper.send({ type: "signal", read: answer.entry?.position });
    await member.until(
      ({ frame }) => (frame as Frame | undefined)?.type === "seen" && (frame as { read: number }).read > 0,
    );
    for (const { socket } of [shopper, member]) socket.close();
  });

  it("go on after any drop where they were: nothing is lost and nothing comes twice", async () => {
    const visitor = await openVisitor();
    const first = await visitor.join();
    await first.until(({ entry }) => entry?.reason === "requested");
    first.socket.terminate();
    for (const text of ["one", "two", "three"])
      await visitor.post("messages", { conversationId: visitor.conversationId, text });
    const second = await visitor.join(1);
    await second.until(({ entry }) => entry?.text === "three");
    expect(entries(second).map(({ position }) => position)).toEqual([2, 3, 4]);
    second.send({ type: "message", key: "k", text: "four" });
    second.send({ type: "message", key: "k", text: "four" });
    await second.until(({ entry }) => entry?.text === "four");
    await expect.poll(() => second.frames.filter(({ type }) => type === "accepted").length).toBe(2);
    expect(entries(second).map(({ position }) => position)).toEqual([2, 3, 4, 5]);
    second.socket.close();
  });

  it("are let in by the same credentials as requests: none without, none of another visitor, none for a foreign page", async () => {
    const [visitor, stranger] = [await openVisitor(), await openVisitor()];
    await expect(connect(visitor.path, [])).rejects.toThrow("401");
    await expect(connect(visitor.path, [`bearer.${stranger.token}`], { origin: SHOP_ORIGIN })).rejects.toThrow("404");
    await expect(
      connect(visitor.path, [`bearer.${visitor.token}`], { origin: "https://evil.example" }),
    ).rejects.toThrow("403");
    await expect(inbox(owner.browser, "https://evil.example")).rejects.toThrow("403");
    await expect(inbox(openBrowser(server))).rejects.toThrow("401");
    const plain = await call(`${server.url}${visitor.path}`, { as: visitor.token });
    expect(plain.body).toMatchObject({ code: "upgrade_needed" });
  });

  it("are closed for frames that are too big, too many or none of the contract's", async () => {
    const visitor = await openVisitor();
    const lines = await Promise.all([1, 2, 3].map(() => visitor.join()));
    const [big, many, odd] = lines;
    big?.send({ type: "message", key: "k", text: "x".repeat(30_000) });
    for (let sent = 0; sent < 100; sent += 1) many?.send({ type: "signal", typing: true });
    odd?.send({ type: "take", version: 0 });
    expect(await Promise.all(lines.map(({ closed }) => closed))).toEqual([1009, 1008, 1008]);
  });

  it("are as many for one visitor as the limit says, and no more", async () => {
    const visitor = await openVisitor();
    const open = await Promise.all(Array.from({ length: 8 }, () => visitor.join()));
    await expect(visitor.join()).rejects.toThrow("429");
    open[0]?.socket.close();
    await open[0]?.closed;
    await expect
      .poll(() =>
        visitor.join().then(
          ({ socket }) => (open.push({ ...open[0], socket } as Line), true),
          () => false,
        ),
      )
      .toBe(true);
    for (const { socket } of open) socket.close();
  });
});

describe("[N2] a member's socket", () => {
  it("ends with the session that opened it", async () => {
    const browser = openBrowser(server);
    await browser.call("/v1/auth/sign-in", { body: { email: "owner@example.com", password: PASSWORD } });
    const line = await inbox(browser);
    await browser.call("/v1/auth/sign-out", { method: "POST" });
    expect(await line.closed).toBe(4401);
  }, 30_000);
});

describe("[A2] where sockets are blocked", () => {
  it("the same frames come as events, from behind the last one that was received", async () => {
    const visitor = await openVisitor();
    for (const text of ["one", "two"]) await visitor.post("messages", { conversationId: visitor.conversationId, text });
    const stream = await call(`${server.url}/v1/widget/conversations/${visitor.conversationId}/events`, {
      as: visitor.token,
      headers: { "last-event-id": "2" },
      quietMs: 1_000,
    });
    const data = [...stream.text.matchAll(/^data: (.+)$/gm)].map(([, json = ""]) => JSON.parse(json) as Frame);
    expect(data.flatMap(({ entry }) => (entry ? [entry.text] : []))).toEqual(["two"]);
    expect(stream.text).toMatch(/^id: 3$/m);
  });
});
