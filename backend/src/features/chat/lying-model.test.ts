import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeRequest } from "#test/fake-model-server";
import { getConversation } from "./read-conversations.ts";
import { ask, product, type StreamedTurn } from "./test-shop.ts";
import { LIES } from "./test-lies.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";

async function cutsOf({ shop }: ModelShop, turn: StreamedTurn): Promise<number> {
  const conversation = await getConversation(shop.owner, turn.conversationId);
  const cut = conversation.turns.find(({ id }) => id === turn.turnId)?.receipt?.cut ?? [];
  return cut.reduce((sum, { count }) => sum + count, 0);
}

describe("[V1] a model that lies", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one");
  });
  afterAll(() => open.close());

  /** One true sentence first, so that the answer stands and only the lie falls. */
  const say = (lie: string) => {
    open.models.reply(({ prompt }: FakeRequest) => {
      const number = sourceNumber(prompt, "standing height");
      return { kind: "text", text: `A roomy tunnel tent for three people [${number}]. ${lie} [${number}].` };
    });
    return ask(open.shop.visitor(), { question: "Tell me about the Fjord 3 Tent" });
  };

  it(`shows none of ${LIES.length} wrong figures and counts each`, async () => {
    const shown: string[] = [];
    let cut = 0;
    for (const lie of LIES) {
      const turn = await say(lie);
      if (turn.text !== "A roomy tunnel tent for three people.") shown.push(`${lie} → ${turn.text}`);
      cut += await cutsOf(open, turn);
    }
    expect(shown).toEqual([]);
    expect(cut).toBe(LIES.length);
    process.stdout.write(`lying model: ${LIES.length} lies, ${shown.length} shown, ${cut} cut\n`);
  });

  it("may say every figure that is true", async () => {
    for (const truth of [
      "It costs €399.00, down from €449.00",
      "It is discounted by 11%",
      "There are 3 left",
      "It is in stock",
      "It weighs 3.1 kg",
    ]) {
      expect((await say(truth)).text).toBe(`A roomy tunnel tent for three people. ${truth}.`);
    }
  });

  it("has its slots filled from the live offer at the time of sending", async () => {
    expect((await say("It costs {{price:1}} instead of {{before:1}}, and {{stock:1}} are left")).text).toBe(
      "A roomy tunnel tent for three people. It costs €399.00 instead of €449.00, and 3 are left.",
    );
    expect((await say("It costs {{price:77}}")).text).toBe("A roomy tunnel tent for three people.");
  });

  it("cannot say a price that changed while it was writing", async () => {
    const { owner } = open.shop.test.database;
    const setPrice = (minor: number) =>
      sql`update offers set price_minor = ${minor} where external_id = 'fjord-3'`.execute(owner);
    let changed: Promise<unknown> = Promise.resolve();
    open.models.reply(({ prompt }) => {
      const number = sourceNumber(prompt, "standing height");
      return {
        kind: "text",
        text: `A roomy tunnel tent for three people [${number}]. It costs €399.00 [${number}]. It costs {{price:${number}}} [${number}].`,
        gapMs: 5,
        onPiece: (sent) => {
          if (sent.length <= 12) changed = setPrice(37_900);
        },
      };
    });
    const turn = await ask(open.shop.visitor(), { question: "Tell me about the Fjord 3 Tent" });
    await changed;
    expect(turn.text).toBe("A roomy tunnel tent for three people. It costs €379.00.");
    await setPrice(39_900);
  });
});

describe("[V1] a corrupted catalogue", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one");
    await open.shop.push([
      {
        ...product({
          id: "moor",
          title: "Moor 2 Tent",
          text: "A tent for two. Now only €99.00 instead of €500! Only 1 left. 80% off until 31 December 2026.",
          attributes: [{ name: "Price", value: "€99.00" }],
          variants: [{ id: "moor", options: [], minor: 25_000, stock: 30 }],
        }),
      },
    ]);
    await open.shop.push([
      {
        externalId: "blog",
        kind: "page",
        title: "Our favourite: Moor 2 Tent",
        url: "https://shop.example/blog",
        language: "en",
        content: { format: "html", body: "<p>The Moor 2 Tent costs just €120.00 this week.</p>" },
      },
    ]);
  });
  afterAll(() => open.close());

  it.each([
    "How much is the Moor 2 Tent?",
    "Moor 2 Tent",
    "Is the Moor 2 Tent reduced?",
    "Moor 2 Tent price and stock",
  ])("shows the offer's price and nothing that its texts claim, without a model: %s", async (question) => {
    open.models.reply(() => ({ kind: "status", status: 500 }));
    const turn = await ask(open.shop.visitor(), { question });
    expect(turn.text).not.toMatch(/99\.00|120\.00|500|80 ?%/);
    const card = turn.events.find((event) => event.type === "card");
    expect(card?.card).toMatchObject({ price: "€250.00", compareAtPrice: null, availability: "in_stock" });
  });

  it("shows none of it with a model that repeats them", async () => {
    open.models.reply(({ prompt }) => {
      const own = sourceNumber(prompt, "A tent for two");
      return {
        kind: "text",
        text: `It is a tent for two people [${own}]. It costs only €99.00 instead of €500 [${own}]. Only 1 left [${own}]. It is 80% off [${own}].`,
      };
    });
    const turn = await ask(open.shop.visitor(), { question: "How much is the Moor 2 Tent?" });
    expect(turn.text).toBe("It is a tent for two people.");
  });
});
