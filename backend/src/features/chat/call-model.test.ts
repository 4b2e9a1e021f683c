import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listChatModels } from "#platform/chat-models";
import { readEnv } from "#platform/env";
import { startFakeModelServer, type FakeModelServer, type FakeReply } from "#test/fake-model-server";
import { callModel } from "./call-model.ts";

const TIMES = { firstPieceMs: 400, silenceMs: 300, replyMs: 3_000 };

describe("[E1] one reply of a model", () => {
  let models: FakeModelServer;
  beforeAll(async () => {
    models = await startFakeModelServer();
  });
  afterAll(() => models.close());

  async function call(reply: FakeReply, options: { times?: typeof TIMES; signal?: AbortSignal } = {}) {
    models.reply(() => reply);
    const env = readEnv({ NETVEXA_MODEL: "openai:fake", OPENAI_BASE_URL: models.urls.openai });
    const [choice] = listChatModels(env.models);
    const model = await choice?.load({ maxOutputTokens: 100, timeoutMs: 5_000 });
    if (!model) throw new Error("The model is configured.");
    const pieces: string[] = [];
    const whole = callModel(model, {
      messages: [{ role: "user", content: "Hello" }],
      times: options.times ?? TIMES,
      signal: options.signal ?? new AbortController().signal,
      onText: async (piece) => void pieces.push(piece),
    });
    return { pieces, whole };
  }

  it("comes piece by piece", async () => {
    const { pieces, whole } = await call({ kind: "text", text: "One. Two.", pieceChars: 4 });
    expect((await whole).text).toBe("One. Two.");
    expect(pieces).toEqual(["One.", " Two", "."]);
  });

  it("is given up when nothing comes, and when it falls silent halfway", async () => {
    await expect((await call({ kind: "stall", text: "" })).whole).rejects.toMatchObject({ reason: "time_limit" });
    const halfway = await call({ kind: "stall", text: "One. " });
    await expect(halfway.whole).rejects.toMatchObject({ reason: "time_limit" });
    expect(halfway.pieces.join("")).toBe("One. ");
  });

  it("is given up when it goes on for too long, however lively", async () => {
    const chatter = { kind: "text", text: "word ".repeat(400), pieceChars: 5, gapMs: 5 } as const;
    const { whole } = await call(chatter, { times: { ...TIMES, replyMs: 300 } });
    await expect(whole).rejects.toMatchObject({ reason: "time_limit" });
  });

  it("ends with the turn's own reason when the turn is stopped", async () => {
    const stop = new AbortController();
    const { whole } = await call({ kind: "stall", text: "One. " }, { signal: stop.signal });
    stop.abort(new Error("the visitor stopped it"));
    await expect(whole).rejects.toThrow("the visitor stopped it");
  });

  it("leaves no connection open behind it", async () => {
    expect(models.requests.length).toBeGreaterThan(3);
    await expect.poll(() => models.open()).toBe(0);
  });
});
