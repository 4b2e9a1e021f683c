import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ModelSettings } from "./env.ts";

/** What one call of a model may take. */
export interface ChatModelLimits {
  /** Tokens of one reply. */
  maxOutputTokens: number;
  /** Milliseconds for one call, first byte to last. */
  timeoutMs: number;
}

/** A chat model that is configured and not yet loaded. */
export interface ChatModelChoice {
  /** `provider:model`, as configured. */
  name: string;
  provider: ChatProvider;
  /** Loads the provider's client, and nothing of the others. A call is tried once: whoever falls back decides. */
  load(limits: ChatModelLimits): Promise<BaseChatModel>;
}

export type ChatProvider = "openai" | "google" | "anthropic" | "ollama";

/** The configured chat models in their order, first choice first. `openai` is any server that speaks its protocol. */
export function listChatModels(settings: ModelSettings): ChatModelChoice[] {
  return settings.chat.flatMap((name) => {
    const colon = name.indexOf(":");
    const load = LOADERS[name.slice(0, colon)];
    return load ? [{ name, ...load(settings, name.slice(colon + 1)) }] : [];
  });
}

type Loader = (settings: ModelSettings, model: string) => Omit<ChatModelChoice, "name">;

const LOADERS: Record<string, Loader> = {
  openai: ({ openai }, model) => ({
    provider: "openai",
    load: async (limits) => (await import("./chat-models-openai.ts")).loadOpenAi({ model, ...openai, ...limits }),
  }),
  google: ({ google }, model) => ({
    provider: "google",
    load: async (limits) => (await import("./chat-models-google.ts")).loadGoogle({ model, ...google, ...limits }),
  }),
  anthropic: ({ anthropic }, model) => ({
    provider: "anthropic",
    load: async (limits) =>
      (await import("./chat-models-anthropic.ts")).loadAnthropic({ model, ...anthropic, ...limits }),
  }),
  ollama: ({ ollama }, model) => ({
    provider: "ollama",
    load: async (limits) => (await import("./chat-models-ollama.ts")).loadOllama({ model, ...ollama, ...limits }),
  }),
};

export interface HostedModelOptions extends ChatModelLimits {
  model: string;
  apiKey: string | null;
  baseUrl: string | null;
}
