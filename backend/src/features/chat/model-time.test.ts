import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { getConversation } from "./read-conversations.ts";
import { openModelShop, type ModelShop } from "./test-models.ts";
import { ask } from "./test-shop.ts";

/** The same clockwork with short times. */
vi.mock("./model-times.ts", () => ({
  MODEL_TIMES: { firstPieceMs: 5_000, silenceMs: 5_000, replyMs: 5_000 },
  MODELS_TOGETHER_MS: 400,
}));

describe("[A2] models that never finish", () => {
  let open: ModelShop;
  beforeAll(async () => {
    open = await openModelShop("openai:one", "anthropic:claude-two", "ollama:three");
  });
  afterAll(() => open.close());

  it("are left when their time together is over, and the passages answer", async () => {
    open.models.reply(() => ({ kind: "stall", text: "Let me think about" }));
    const turn = await ask(open.shop.visitor(), { question: "When are you open?" });
    expect(turn.outcome).toBe("answered");
    expect(turn.text).toContain("10:00 to 18:30");
    const conversation = await getConversation(open.shop.owner, turn.conversationId);
    const models = conversation.turns[0]?.receipt?.models;
    expect(models?.map(({ model, failure }) => [model, failure])).toEqual([["openai:one", "time_limit"]]);
    await expect.poll(() => open.models.open()).toBe(0);
  });
});
