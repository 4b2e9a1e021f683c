import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatAnthropic } from "@langchain/anthropic";
import type { HostedModelOptions } from "./chat-models.ts";

/** Anthropic's messages API. */
export function loadAnthropic(options: HostedModelOptions): BaseChatModel {
  return new ChatAnthropic({
    model: options.model,
    apiKey: options.apiKey ?? "",
    maxTokens: options.maxOutputTokens,
    maxRetries: 0,
    streaming: true,
    streamUsage: true,
    clientOptions: { timeout: options.timeoutMs, maxRetries: 0 },
    ...(options.baseUrl !== null && { anthropicApiUrl: options.baseUrl }),
  });
}
