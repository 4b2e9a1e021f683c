import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import type { StreamEvent } from "#platform/route";
import { actAs } from "#test/test-platform";
import { closeOrphanedTurns } from "./close-orphaned-turns.ts";
import { getConversation, getLatestConversation, listConversations } from "./read-conversations.ts";
import { requestContact } from "./request-contact.ts";
import { abortTurn, resumeTurn, runTurn } from "./run-turn.ts";
import { ask, collect, openTestShop, type StreamedTurn, type TestShop } from "./test-shop.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";
import { turnEventsKey } from "./turn-log.ts";

const RETURNS = "When are you open?";
const question = (text: string) => ({ question: text, conversationId: null, page: null });
const never = new AbortController().signal;

describe("[A2] a turn's stream", () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  });
  afterAll(() => shop.close());

  it("begins with `started`, numbers every event from 0 without a gap, and ends with `done`", async () => {
    const turn = await ask(shop.visitor(), question(RETURNS));
    expect(turn.events[0]?.type).toBe("started");
    expect(turn.events.at(-1)?.type).toBe("done");
    expect(turn.ids).toEqual(turn.events.map((_, index) => index));
    expect(turn.text).toContain("Monday to Saturday");
  });

  it("is the same turn's stream again for the same key and question, also when both come at once", async () => {
    const visitor = shop.visitor();
    const key = newId();
    const [first, second] = await Promise.all([
      ask(visitor, question(RETURNS), key),
      ask(visitor, question(RETURNS), key),
    ]);
    const third = await ask(visitor, question(RETURNS), key);
    expect(new Set([first.turnId, second.turnId, third.turnId]).size).toBe(1);
    expect(second.events).toEqual(first.events);
    expect(third.events).toEqual(first.events);
    const { rows } = await sql<{ turns: number; used: number }>`
      select (select count(*) from turns where conversation_id = ${first.conversationId})::int as turns,
        (select count(*) from usage_events where turn_id = ${first.turnId} and kind = 'turn')::int as used`.execute(
      shop.test.database.owner,
    );
    expect(rows[0]).toEqual({ turns: 1, used: 1 });
  });

  it("refuses a key that was used for another question, and a missing one", async () => {
    const visitor = shop.visitor();
    const key = newId();
    await ask(visitor, question(RETURNS), key);
    await expect(ask(visitor, question("Something else?"), key)).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
    await expect(ask(visitor, question(RETURNS), "")).rejects.toMatchObject({ code: "idempotency_key_missing" });
    expect((await ask(shop.visitor(), question(RETURNS), key)).outcome).toBe("answered");
  });

  it("goes on after any event without losing or repeating one, from the live stream and from the stored turn", async () => {
    const visitor = shop.visitor();
    const whole = await ask(visitor, question("How much is the Fjord 2 Tent?"));
    const resume = (lastEventId: string | null) =>
      resumeTurn(visitor, { turnId: whole.turnId, lastEventId, signal: never }).then(collect);
    const expectAll = async () => {
      for (const id of whole.ids) {
        const rest = await resume(String(id));
        expect(rest.ids).toEqual(whole.ids.slice(id + 1));
        expect(rest.events).toEqual(whole.events.slice(id + 1));
      }
      expect((await resume(null)).events).toEqual(whole.events);
      expect((await resume("not a number")).events).toEqual(whole.events);
      expect((await resume("999999")).events).toEqual([]);
    };
    await expectAll();
    await shop.test.platform.ephemeral.delete(turnEventsKey(visitor, whole.turnId));
    await expectAll();
  });

  it("is stored before its last event is sent", async () => {
    const visitor = shop.visitor();
    const call = { question: question(RETURNS), idempotencyKey: newId(), signal: never };
    for await (const { data } of await runTurn(visitor, call)) {
      const event = data as { type: string };
      if (event.type !== "done") continue;
      const { conversation } = await getLatestConversation(visitor);
      expect(conversation?.turns[0]?.state).toBe("done");
      expect(conversation?.turns[0]?.events.at(-1)).toEqual(event);
    }
  });

  it("goes on when the store of live streams is lost, and the visitor still gets everything", async () => {
    const { platform } = shop.test;
    const refuse = () => Promise.reject(new Error("the store is gone"));
    const without: Platform = {
      ...platform,
      ephemeral: { ...platform.ephemeral, append: refuse, readFrom: refuse, publish: refuse, subscribe: refuse },
    };
    const visitor = actAs(without, shop.owner.tenantId, {
      kind: "visitor",
      visitorId: newId(),
      origin: "https://shop.example",
    });
    const turn = await ask(visitor, question(RETURNS));
    expect(turn.text).toContain("Monday to Saturday");
    expect(turn.ids).toEqual(turn.events.map((_, index) => index));
  });
});

describe("[E4] [L1] a visitor's own conversation", () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  });
  afterAll(() => shop.close());

  it("is there again after a reload, without progress and without what was taken back", async () => {
    const visitor = shop.visitor();
    expect(await getLatestConversation(visitor)).toEqual({ conversation: null });
    const first = await ask(visitor, question(RETURNS));
    await ask(visitor, { question: "How much is the Tarn 1 Tent?", conversationId: first.conversationId });
    const { conversation } = await getLatestConversation(visitor);
    expect(conversation?.id).toBe(first.conversationId);
    expect(conversation?.turns.map((turn) => [turn.question, turn.state])).toEqual([
      [RETURNS, "done"],
      ["How much is the Tarn 1 Tent?", "done"],
    ]);
    const kinds = new Set(conversation?.turns.flatMap((turn) => turn.events.map((event) => event.type)));
    expect(kinds).toEqual(new Set(["delta", "citation", "card", "done"]));
  });

  it("is nobody else's: a guessed id answers as if there were none", async () => {
    const visitor = shop.visitor();
    const turn = await ask(visitor, question(RETURNS));
    const stranger = shop.visitor();
    const other = await shop.test.createTenant("Other shop");
    const foreigner = actAs(shop.test.platform, other.tenantId, {
      kind: "visitor",
      visitorId: newId(),
      origin: "https://other.example",
    });
    for (const ctx of [stranger, foreigner]) {
      const resume = resumeTurn(ctx, { turnId: turn.turnId, lastEventId: null, signal: never });
      await expect(resume).rejects.toMatchObject({ code: "not_found" });
      await expect(abortTurn(ctx, turn.turnId)).rejects.toMatchObject({ code: "not_found" });
      const goOn = ask(ctx, { question: RETURNS, conversationId: turn.conversationId });
      await expect(goOn).rejects.toMatchObject({ code: "not_found" });
      const contact = { conversationId: turn.conversationId, name: null, email: "a@b.example", message: "Hello" };
      await expect(requestContact(ctx, contact)).rejects.toMatchObject({ code: "not_found" });
      expect(await getLatestConversation(ctx)).toEqual({ conversation: null });
    }
    await expect(getConversation(other, turn.conversationId)).rejects.toMatchObject({ code: "not_found" });
    expect((await listConversations(other, { limit: 10 })).conversations).toEqual([]);
  });

  it("is read by the merchant with the receipt of each answer, page by page, latest first", async () => {
    const mine: StreamedTurn[] = [];
    for (let index = 0; index < 3; index += 1) mine.push(await ask(shop.visitor(), question(RETURNS)));
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(shop.owner, { cursor, limit: 2 });
      ids.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 3)).toEqual(mine.map((turn) => turn.conversationId).toReversed());
    const conversation = await getConversation(shop.owner, mine[0]?.conversationId ?? "");
    expect(conversation.turns[0]?.receipt?.passages.some(({ citation }) => citation === 1)).toBe(true);
    await expect(listConversations(shop.owner, { cursor: "nonsense", limit: 2 })).rejects.toMatchObject({
      code: "invalid_cursor",
    });
  });
});

describe("[A2] a turn that takes its time", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one");
    open.models.reply(({ prompt }) => ({
      kind: "stall",
      text: `Our store in Hamburg is open Monday to Saturday [${sourceNumber(prompt, "Hamburg")}]. And `,
    }));
  });
  afterAll(() => open.close());

  /** Reads until the first sentence is there, and leaves the stream open. */
  async function untilFirstSentence(stream: AsyncIterable<StreamEvent>) {
    const iterator = stream[Symbol.asyncIterator]();
    const seen: StreamEvent[] = [];
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      seen.push(next.value);
      if ((next.value.data as { type: string }).type === "delta") break;
    }
    const started = seen[0]?.data as { turnId: string; conversationId: string };
    return { iterator, seen, ...started };
  }

  const start = (visitor = open.shop.visitor(), signal = never) =>
    runTurn(visitor, { question: question(RETURNS), idempotencyKey: newId(), signal }).then(untilFirstSentence);

  it("is followed by another process from where the first reader stopped, live, each event once", async () => {
    const visitor = open.shop.visitor();
    const { seen, turnId, iterator } = await start(visitor);
    const elsewhere = actAs({ ...open.shop.test.platform }, visitor.tenantId, visitor.actor);
    const last = seen.at(-1)?.id ?? null;
    const following = resumeTurn(elsewhere, { turnId, lastEventId: last, signal: never }).then(collect);
    await abortTurn(elsewhere, turnId);
    const rest = await following;
    expect(rest.ids[0]).toBe(Number(last) + 1);
    expect(rest.events.at(-1)).toMatchObject({ type: "done", outcome: "aborted" });
    await iterator.return?.();
  });

  it("can be stopped by its visitor; what was shown stays, and the model is left alone", async () => {
    const visitor = open.shop.visitor();
    const { iterator, turnId } = await start(visitor);
    await abortTurn(visitor, turnId);
    const rest = await collect({ [Symbol.asyncIterator]: () => iterator });
    expect(rest.outcome).toBe("aborted");
    const { conversation } = await getLatestConversation(visitor);
    expect(conversation?.turns[0]?.state).toBe("aborted");
    expect(conversation?.turns[0]?.events.some((event) => event.type === "delta")).toBe(true);
    await expect.poll(() => open.models.open()).toBe(0);
  });

  it("outlives its reader", async () => {
    const visitor = open.shop.visitor();
    const gone = new AbortController();
    const { iterator, turnId } = await start(visitor, gone.signal);
    gone.abort();
    expect((await iterator.next()).done).toBe(true);
    const { conversation } = await getLatestConversation(visitor);
    expect(conversation?.turns[0]?.state).toBe("running");
    await abortTurn(visitor, turnId);
  });

  it("keeps its conversation from a second question until it is over", async () => {
    const visitor = open.shop.visitor();
    const { turnId, conversationId, iterator } = await start(visitor);
    const second = () => ask(visitor, { question: "thanks", conversationId });
    await expect(second()).rejects.toMatchObject({ code: "turn_running" });
    await abortTurn(visitor, turnId);
    await collect({ [Symbol.asyncIterator]: () => iterator });
    expect((await second()).outcome).toBe("answered");
  });

  it("is closed by the sweeper when its process is gone, with what was shown, and can be followed to that end", async () => {
    const visitor = open.shop.visitor();
    const { turnId, conversationId, iterator } = await start(visitor);
    const { owner } = open.shop.test.database;
    expect(await closeOrphanedTurns(open.shop.test.platform)).toBe(0);
    await sql`update turns set running_until = now() - interval '1 second' where id = ${turnId}`.execute(owner);
    const swept = await Promise.all([
      closeOrphanedTurns(open.shop.test.platform),
      closeOrphanedTurns(open.shop.test.platform),
    ]);
    expect(swept.toSorted((one, next) => one - next)).toEqual([0, 1]);
    const rest = await collect({ [Symbol.asyncIterator]: () => iterator });
    expect(rest.events.at(-1)).toMatchObject({ type: "error", code: "turn_failed", retryable: true });
    const { conversation } = await getLatestConversation(visitor);
    const turn = conversation?.turns[0];
    expect(turn?.state).toBe("failed");
    expect(turn?.events.map((event) => event.type)).toEqual(["citation", "delta", "error"]);
    expect((await ask(visitor, { question: "thanks", conversationId })).outcome).toBe("answered");
  });
});
