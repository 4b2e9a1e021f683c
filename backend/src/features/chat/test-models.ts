import { readEnv } from "#platform/env";
import { startFakeModelServer, type FakeModelServer } from "#test/fake-model-server";
import { openTestShop, type TestShop } from "./test-shop.ts";

export interface ModelShop {
  shop: TestShop;
  models: FakeModelServer;
  close(): Promise<void>;
}

/** The test shop with models of the fake server, in the order given, e.g. `openai:one`. */
export async function openModelShop(...chain: string[]): Promise<ModelShop> {
  const models = await startFakeModelServer();
  const env = readEnv({
    NETVEXA_LOG_LEVEL: "silent",
    NETVEXA_MODEL: chain.join(","),
    NETVEXA_MODEL_PRICES: "openai:one=1/4",
    OPENAI_API_KEY: "sk-not-a-real-key",
    OPENAI_BASE_URL: models.urls.openai,
    ANTHROPIC_API_KEY: "not-a-real-key",
    ANTHROPIC_BASE_URL: models.urls.anthropic,
    GOOGLE_API_KEY: "not-a-real-key",
    GOOGLE_BASE_URL: models.urls.google,
    OLLAMA_BASE_URL: models.urls.ollama,
  });
  const shop = await openTestShop({ env });
  const close = async () => {
    await shop.close();
    await models.close();
  };
  return { shop, models, close };
}

/** The number under which a source whose text holds `words` was given to the model. */
export function sourceNumber(prompt: string, words: string): number {
  const sources = [...prompt.matchAll(/<<data \w+ source \[(\d+)\]>>\n([\s\S]*?)<<end/g)];
  const found = sources.find(([, , text]) => text?.includes(words));
  if (!found) throw new Error(`The model was given no source with "${words}".`);
  return Number(found[1]);
}
