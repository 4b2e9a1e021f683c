import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatOllama } from "@langchain/ollama";
import type { ChatModelLimits } from "./chat-models.ts";

/** A model on a machine of one's own. */
export function loadOllama(options: ChatModelLimits & { model: string; baseUrl: string | null }): BaseChatModel {
  return new ChatOllama({
    model: options.model,
    numPredict: options.maxOutputTokens,
    maxRetries: 0,
    ...(options.baseUrl !== null && { baseUrl: options.baseUrl }),
  });
}
