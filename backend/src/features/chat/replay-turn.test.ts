import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { replayTurn } from "./replay-turn.ts";
import { ask, page } from "./test-shop.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";

const QUESTION = "How long do I have to return an item?";

let open: ModelShop;
beforeAll(async () => {
  open = await openModelShop("openai:one");
});
afterAll(() => open.close());

const say = (words: string, sentence: string) =>
  open.models.reply(({ prompt }) => ({ kind: "text", text: `${sentence} [${sourceNumber(prompt, words)}].` }));

async function numbersOf(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    open.shop.test.database.owner,
  );
  return rows[0]?.n ?? -1;
}

describe("[V2] [G6] the replay of a turn", () => {
  it("shows what the agent knew and said, and what it would say now that a page has changed", async () => {
    say("within 30 days", "You can return any item within 30 days of delivery");
    const turn = await ask(open.shop.visitor(), { question: QUESTION });
    const before = [await numbersOf("turns"), await numbersOf("receipts"), await numbersOf("traces")];
    const html = ["<p>You can return any item within 45 days of delivery. We refund the full amount.</p>"];
    await open.shop.push([page({ slug: "returns", title: "Returns and refunds", html })]);
    say("within 45 days", "You can return any item within 45 days of delivery");
    const replay = await replayTurn(open.shop.owner, turn.turnId);
    expect(replay.before.answer).toBe("You can return any item within 30 days of delivery.");
    expect(replay.now.answer).toBe("You can return any item within 45 days of delivery.");
    expect(replay.knowledge.find(({ citation }) => citation === 1)).toMatchObject({
      title: "Returns and refunds",
      state: "changed",
    });
    expect(replay.knowledge.some(({ state }) => state === "same")).toBe(true);
    expect([await numbersOf("turns"), await numbersOf("receipts"), await numbersOf("traces")]).toEqual(before);
  });

  it("counts what models cost and no turn, and gives back what was set aside", async () => {
    say("within 45 days", "You can return any item within 45 days of delivery");
    const turn = await ask(open.shop.visitor(), { question: QUESTION });
    const use = async () =>
      (
        await sql<{ turns: number; cost: number }>`select turns::int, cost_micros::int as cost from daily_usage
          where tenant_id = ${open.shop.owner.tenantId}`.execute(open.shop.test.database.owner)
      ).rows[0];
    const before = await use();
    const replay = await replayTurn(open.shop.owner, turn.turnId);
    const after = await use();
    expect(after?.turns).toBe(before?.turns);
    expect((after?.cost ?? 0) - (before?.cost ?? 0)).toBe(replay.now.receipt?.totals.costMicros);
    await expect(replayTurn(open.shop.owner, newId())).rejects.toMatchObject({ code: "not_found" });
  });
});
