import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatOpenAI } from "@langchain/openai";
import type { HostedModelOptions } from "./chat-models.ts";

/** OpenAI, or any server with its chat completions at `baseUrl`; such a server may need no key. */
export function loadOpenAi(options: HostedModelOptions): BaseChatModel {
  return new ChatOpenAI({
    model: options.model,
    apiKey: options.apiKey ?? "not-needed",
    maxTokens: options.maxOutputTokens,
    timeout: options.timeoutMs,
    maxRetries: 0,
    streamUsage: true,
    useResponsesApi: false,
    configuration: { ...(options.baseUrl !== null && { baseURL: options.baseUrl }) },
  });
}
