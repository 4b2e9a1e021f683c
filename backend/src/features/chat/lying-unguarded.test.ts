import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LIES } from "./test-lies.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";
import { ask } from "./test-shop.ts";

/** The agent without the figures' guard: what the lies must then get through. */
vi.mock("./check-figures.ts", () => ({ checkFigures: () => [] }));
vi.mock("./check-support.ts", () => ({ isSupported: () => true }));

describe("[V1] a model that lies to an agent without its guard", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one");
  });
  afterAll(() => open.close());

  it("gets every lie through, so that the guard is what stops them", async () => {
    let shown = 0;
    for (const lie of LIES) {
      open.models.reply(({ prompt }) => ({
        kind: "text",
        text: `${lie} [${sourceNumber(prompt, "standing height")}].`,
      }));
      const turn = await ask(open.shop.visitor(), { question: "Tell me about the Fjord 3 Tent" });
      if (turn.text === `${lie}.`) shown += 1;
    }
    process.stdout.write(`lying model, unguarded: ${shown} of ${LIES.length} lies shown\n`);
    expect(shown).toBe(LIES.length);
  });
});
