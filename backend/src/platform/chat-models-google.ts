import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import type { HostedModelOptions } from "./chat-models.ts";

/** Google's Gemini API. */
export function loadGoogle(options: HostedModelOptions): BaseChatModel {
  const model = new ChatGoogleGenerativeAI({
    model: options.model,
    apiKey: options.apiKey ?? "",
    maxOutputTokens: options.maxOutputTokens,
    maxRetries: 0,
    streaming: true,
    ...(options.baseUrl !== null && { baseUrl: options.baseUrl }),
  });
  handleUnreadResponse(model);
  return model;
}

/**
 * Google's client makes a second promise of every stream, which nobody reads; when a connection breaks it rejects
 * unhandled, and that would end the process. The stream itself still throws.
 */
function handleUnreadResponse(model: ChatGoogleGenerativeAI): void {
  const client: unknown = Reflect.get(model, "client");
  if (typeof client !== "object" || client === null) return;
  const start: unknown = Reflect.get(client, "generateContentStream");
  if (typeof start !== "function") return;
  Reflect.set(client, "generateContentStream", async (...args: unknown[]) => {
    const result: unknown = await Reflect.apply(start, client, args);
    if (typeof result === "object" && result !== null) ignoreRejection(Reflect.get(result, "response"));
    return result;
  });
}

function ignoreRejection(promise: unknown): void {
  if (promise instanceof Promise) promise.catch(() => undefined);
}
