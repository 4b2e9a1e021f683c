import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFakeEmbeddingServer, type FakeEmbeddingServer } from "#test/fake-embedding-server";
import { embedWithRetry } from "./embed-with-retry.ts";
import { EmbeddingError, listEmbeddingModels, type EmbeddingModel } from "./embeddings.ts";
import { readEnv } from "./env.ts";

const NAMES = ["openai:words", "google:words", "ollama:words"];
const OPTIONS = { purpose: "passage", timeoutMs: 2_000, attempts: 3, backoffMs: 1 } as const;

let server: FakeEmbeddingServer;
beforeAll(async () => {
  server = await startFakeEmbeddingServer(16);
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.reply(() => ({ kind: "vectors" }));
});

function models(names: string[] = NAMES): EmbeddingModel[] {
  const env = readEnv({
    NETVEXA_EMBEDDINGS: names.join(","),
    OPENAI_BASE_URL: server.urls.openai,
    GOOGLE_API_KEY: "not-a-key",
    GOOGLE_BASE_URL: server.urls.google,
    OLLAMA_BASE_URL: server.urls.ollama,
  });
  return listEmbeddingModels(env.models);
}

function modelNamed(name: string): EmbeddingModel {
  const [model] = models([name]);
  if (!model) throw new Error(`${name} is not listed.`);
  return model;
}

describe("[E2] the configured embedding models", () => {
  it("are listed in their order and loaded only when they are asked", () => {
    expect(models().map(({ name }) => name)).toEqual(NAMES);
    expect(server.requests).toEqual([]);
  });

  it.each(NAMES)("%s: embeds texts in order, and a question like a passage of the same words", async (name) => {
    const model = modelNamed(name);
    const passages = await model.embed(["red shoes", "blue hats"], OPTIONS);
    const [question] = await model.embed(["blue hats"], { ...OPTIONS, purpose: "question" });
    expect(passages).toHaveLength(2);
    expect(question).toEqual(passages[1]);
    expect(passages[0]).not.toEqual(passages[1]);
  });

  it.each(NAMES)("%s: tries again after 429 and 503", async (name) => {
    server.reply((_, index) => (index < 2 ? { kind: "status", status: index === 0 ? 429 : 503 } : { kind: "vectors" }));
    await expect(embedWithRetry(modelNamed(name), ["red"], OPTIONS)).resolves.toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it.each(NAMES)("%s: gives up at once on a refusal", async (name) => {
    server.reply(() => ({ kind: "status", status: name.startsWith("google") ? 403 : 401 }));
    const given = embedWithRetry(modelNamed(name), ["red"], OPTIONS);
    // Google's client hides what a batch failed of, so there it looks like something that may pass.
    await expect(given).rejects.toThrow(EmbeddingError);
    if (!name.startsWith("google")) expect(server.requests).toHaveLength(1);
  });

  it.each(NAMES)("%s: does not wait for an answer that does not come", async (name) => {
    server.reply(() => ({ kind: "stall" }));
    const given = modelNamed(name).embed(["red"], { ...OPTIONS, timeoutMs: 50 });
    await expect(given).rejects.toMatchObject({ isPassing: true });
  });

  it.each(NAMES)("%s: notices a broken connection", async (name) => {
    server.reply(() => ({ kind: "break" }));
    await expect(modelNamed(name).embed(["red"], OPTIONS)).rejects.toMatchObject({ isPassing: true });
  });

  it("notices that a vector is missing", async () => {
    server.reply(() => ({ kind: "short" }));
    await expect(modelNamed("ollama:words").embed(["red", "blue"], OPTIONS)).rejects.toThrow(/every text/);
  });

  it("refuses vectors that no index takes", async () => {
    const large = await startFakeEmbeddingServer(2_001);
    try {
      const env = readEnv({ NETVEXA_EMBEDDINGS: "openai:large", OPENAI_BASE_URL: large.urls.openai });
      const [model] = listEmbeddingModels(env.models);
      await expect(model?.embed(["red"], OPTIONS)).rejects.toMatchObject({ isPassing: false });
    } finally {
      await large.close();
    }
  });
});
