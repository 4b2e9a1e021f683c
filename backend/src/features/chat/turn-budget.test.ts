import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { updateAgent } from "#features/agents";
import { updateStorefront } from "#features/tenants";
import { budgetDay, decideBudget, DEFAULT_CAPS, TURN_COST_LIMIT_MICROS } from "./budget.ts";
import { costOf, estimateTokens, modelCostLimit, priceOf } from "./model-cost.ts";
import { getConversation } from "./read-conversations.ts";
import { abortTurn, runTurn } from "./run-turn.ts";
import { ask } from "./test-shop.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";

const OPEN = { question: "When are you open?" };

describe("[I3] [V4] what a tenant may use a day", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one");
    open.models.reply(({ prompt }) => ({
      kind: "text",
      text: `Our store in Hamburg is open Monday to Saturday [${sourceNumber(prompt, "Hamburg")}].`,
    }));
  });
  afterAll(() => open.close());

  const use = async () => {
    const { rows } = await sql<{ turns: number; cost: number }>`
      select turns, cost_micros as cost from daily_usage where tenant_id = ${open.shop.owner.tenantId}`.execute(
      open.shop.test.database.owner,
    );
    // oxlint-disable-next-line typescript/no-unnecessary-type-conversion -- a server's plain connection gives text
    return { turns: Number(rows[0]?.turns ?? 0), cost: Number(rows[0]?.cost ?? 0) };
  };

  it("counts every turn once and its cost exactly, and gives back what was set aside", async () => {
    const before = await use();
    await ask(open.shop.visitor(), OPEN);
    const after = await use();
    expect(after).toEqual({ turns: before.turns + 1, cost: before.cost + 180 });
  });

  it("answers from the passages when the day's money does not cover a turn, and never goes dead", async () => {
    const spent = (await use()).cost;
    await updateStorefront(open.shop.owner, { dailyCostCapMicros: spent + TURN_COST_LIMIT_MICROS - 1 });
    const asked = open.models.requests.length;
    const turn = await ask(open.shop.visitor(), OPEN);
    expect(turn.outcome).toBe("answered");
    expect(turn.text).toContain("10:00 to 18:30");
    expect(open.models.requests.length).toBe(asked);
    expect((await use()).cost).toBe(spent);
    await updateStorefront(open.shop.owner, { dailyCostCapMicros: null });
  });

  it("cannot be passed by turns that run at the same time", async () => {
    const spent = (await use()).cost;
    await updateStorefront(open.shop.owner, { dailyCostCapMicros: spent + 2 * TURN_COST_LIMIT_MICROS });
    const turns = await Promise.all(Array.from({ length: 6 }, () => ask(open.shop.visitor(), OPEN)));
    const receipts = await Promise.all(
      turns.map(async (turn) => (await getConversation(open.shop.owner, turn.conversationId)).turns[0]?.receipt),
    );
    expect(turns.every((turn) => turn.outcome === "answered")).toBe(true);
    expect((await use()).cost).toBeLessThanOrEqual(spent + 2 * TURN_COST_LIMIT_MICROS);
    expect(receipts.filter((receipt) => receipt?.method === "model").length).toBeGreaterThan(0);
    await updateStorefront(open.shop.owner, { dailyCostCapMicros: null });
  });

  it("gives back what a stopped turn had set aside, but for what it used", async () => {
    const before = (await use()).cost;
    open.models.reply(({ prompt }) => ({
      kind: "stall",
      text: `We are in Hamburg [${sourceNumber(prompt, "Hamburg")}]. And`,
    }));
    const visitor = open.shop.visitor();
    const call = {
      question: { ...OPEN, conversationId: null, page: null },
      idempotencyKey: newId(),
      signal: new AbortController().signal,
    };
    for await (const { data } of await runTurn(visitor, call)) {
      const event = data as { type: string; turnId?: string };
      if (event.type === "started") {
        expect((await use()).cost).toBe(before + TURN_COST_LIMIT_MICROS);
        await abortTurn(visitor, event.turnId ?? "");
      }
    }
    expect((await use()).cost).toBeLessThan(before + TURN_COST_LIMIT_MICROS / 2);
  });

  it("offers a person once the day's turns are used up, and when the agent is switched off", async () => {
    const { turns } = await use();
    await updateStorefront(open.shop.owner, { dailyTurnCap: turns });
    const capped = await ask(open.shop.visitor(), OPEN);
    expect(capped.events.at(-1)).toMatchObject({ type: "done", outcome: "paused", offerContact: true });
    await updateStorefront(open.shop.owner, { dailyTurnCap: null });
    await updateAgent(open.shop.owner, { enabled: false });
    const off = await ask(open.shop.visitor(), {
      ...OPEN,
      page: { url: "https://shop.example/", title: "", language: "de" },
    });
    expect(off.outcome).toBe("paused");
    expect(off.text).not.toBe(capped.text);
    await updateAgent(open.shop.owner, { enabled: true });
  });
});

describe("[V4] the arithmetic of a day", () => {
  it("pauses above the turn cap and not at it", () => {
    const caps = { turns: 10, costMicros: null };
    expect(decideBudget(caps, { turns: 10, costMicros: 0 }, null).mode).toBe("extractive");
    expect(decideBudget(caps, { turns: 11, costMicros: 0 }, null).mode).toBe("paused");
    expect(decideBudget({ turns: 0, costMicros: null }, { turns: 1, costMicros: 0 }, null).mode).toBe("paused");
  });

  it("takes the installation's caps where the storefront sets none", () => {
    const none = { turns: null, costMicros: null };
    expect(decideBudget(none, { turns: DEFAULT_CAPS.turns + 1, costMicros: 0 }, 1).mode).toBe("paused");
    expect(decideBudget(none, { turns: 1, costMicros: DEFAULT_CAPS.costMicros }, 1).mode).toBe("extractive");
    expect(decideBudget(none, { turns: 1, costMicros: DEFAULT_CAPS.costMicros - 1 }, 1)).toEqual({
      mode: "full",
      reservedMicros: 1,
    });
  });

  it("lets a free model run without money", () => {
    expect(decideBudget({ turns: null, costMicros: 0 }, { turns: 1, costMicros: 0 }, 0).mode).toBe("full");
  });

  it("prices tokens as the operator states, hosted models without a price too high rather than too low", () => {
    const env = { modelPrices: { "openai:small": { input: 0.25, output: 2 } } };
    expect(costOf(priceOf("openai:small", env), { input: 1000, output: 100 })).toBe(450);
    expect(costOf(priceOf("openai:unheard-of", env), { input: 1000, output: 100 })).toBe(4500);
    expect(costOf(priceOf("ollama:any", env), { input: 1000, output: 100 })).toBe(0);
    const models = (chat: string[]) => ({
      chat,
      embeddings: [],
      openai: none,
      google: none,
      anthropic: none,
      ollama: { baseUrl: null },
    });
    const none = { apiKey: null, baseUrl: null };
    expect(modelCostLimit(models([]), env)).toBeNull();
    expect(modelCostLimit(models(["ollama:any"]), env)).toBe(0);
    expect(modelCostLimit(models(["ollama:any", "openai:small"]), env)).toBe(TURN_COST_LIMIT_MICROS);
  });

  it("counts days in UTC and tokens by script", () => {
    expect(budgetDay(new Date("2026-11-21T23:59:59Z"))).toBe("2026-11-21");
    expect(estimateTokens("a".repeat(400))).toBe(100);
    expect(estimateTokens("خيمة".repeat(30))).toBe(80);
  });
});
