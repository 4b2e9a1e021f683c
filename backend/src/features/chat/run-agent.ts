import { AIMessage, type AIMessageChunk, type BaseMessageLike } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { ModelPrice } from "#platform/env";
import type { ChatModelChoice } from "#platform/chat-models";
import { inSpan, type OpenSpan } from "#platform/span-recorder";
import { callModel } from "./call-model.ts";
import { costOf, estimateTokens } from "./model-cost.ts";
import { ModelFailure, toModelFailure } from "./model-failure.ts";
import type { ModelTimes } from "./model-times.ts";

export interface AgentRun {
  choice: ChatModelChoice;
  rules: string;
  messages: { role: "user" | "assistant"; content: string }[];
  tools: StructuredToolInterface[];
  price: ModelPrice;
  /** Most that the run may cost, in millionths of a US dollar; null for no limit. */
  costLimitMicros: number | null;
  times: ModelTimes;
  signal: AbortSignal;
  onText(piece: string): Promise<void>;
}

export interface AgentUsage {
  inputTokens: number;
  outputTokens: number;
  /** True when the provider did not say. */
  estimated: boolean;
  costMicros: number;
}

/** Replies of one run: the first may call tools, and so may the second; the last has to answer. */
const MOST_REPLIES = 3;
const MAX_OUTPUT_TOKENS = 600;
/** Most that a trace keeps of what a model was sent. */
const LONGEST_CONTENT = 20_000;

/**
 * Lets a model answer, with its tools, and streams what it says. `usage` is filled as the run goes, so that it is right
 * when the run fails as well. Throws `ModelFailure`, or the signal's reason when the turn was stopped.
 */
export async function runAgent(run: AgentRun, usage: AgentUsage): Promise<void> {
  // 140 MB and most of a second: only an installation with a model pays for it.
  const { createAgent, createMiddleware } = await import("langchain");
  const model = await run.choice.load({ maxOutputTokens: MAX_OUTPUT_TOKENS, timeoutMs: run.times.replyMs });
  let replies = 0;
  const streaming = createMiddleware({
    name: "StreamedReplies",
    wrapModelCall: async (request) => {
      replies += 1;
      const tools = replies < MOST_REPLIES ? run.tools : [];
      const messages: BaseMessageLike[] = [{ role: "system", content: run.rules }, ...request.messages];
      assertAffordable(run, usage, textOf(messages));
      const bound = tools.length > 0 && model.bindTools ? model.bindTools(tools) : model;
      return toReply(await callModelMetered(bound, { run, usage, messages }));
    },
  });
  const agent = createAgent({ model, tools: run.tools, middleware: [streaming] });
  try {
    await agent.invoke({ messages: run.messages }, { signal: run.signal, recursionLimit: MOST_REPLIES * 4 });
  } catch (error) {
    run.signal.throwIfAborted();
    throw toModelFailure(findFailure(error));
  }
}

interface MeteredCall {
  run: AgentRun;
  usage: AgentUsage;
  messages: BaseMessageLike[];
}

function callModelMetered(model: Parameters<typeof callModel>[0], call: MeteredCall): Promise<AIMessageChunk> {
  return inSpan({ kind: "generation", name: `chat ${call.run.choice.name}` }, async (span) => {
    const before = { ...call.usage };
    const startedAt = performance.now();
    const noteFirst = () => span.note({ "gen_ai.response.time_to_first_chunk": secondsSince(startedAt) });
    try {
      return await callAndMeter(model, call, noteFirst);
    } finally {
      describeGeneration(span, call, before);
    }
  });
}

function secondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt) / 1_000;
}

function describeGeneration(span: OpenSpan, { run, usage, messages }: MeteredCall, before: AgentUsage): void {
  const [provider = "", ...model] = run.choice.name.split(":");
  span.note({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": provider,
    "gen_ai.request.model": model.join(":"),
    "gen_ai.usage.input_tokens": usage.inputTokens - before.inputTokens,
    "gen_ai.usage.output_tokens": usage.outputTokens - before.outputTokens,
    "netvexa.cost_micros": usage.costMicros - before.costMicros,
  });
  span.noteContent({ "gen_ai.input.messages": textOf(messages).slice(0, LONGEST_CONTENT) });
}

async function callAndMeter(
  model: Parameters<typeof callModel>[0],
  { run, usage, messages }: MeteredCall,
  onFirst: () => void,
): Promise<AIMessageChunk> {
  let said = "";
  let reply: AIMessageChunk | null = null;
  try {
    reply = await callModel(model, {
      messages,
      times: run.times,
      signal: run.signal,
      onText: (piece) => {
        if (said === "") onFirst();
        said += piece;
        return run.onText(piece);
      },
    });
    return reply;
  } finally {
    meter(run, usage, { reply, prompt: textOf(messages), said });
  }
}

function meter(
  run: AgentRun,
  usage: AgentUsage,
  { reply, prompt, said }: { reply: AIMessageChunk | null; prompt: string; said: string },
): void {
  const stated = reply?.usage_metadata;
  const isStated = stated !== undefined && stated.input_tokens + stated.output_tokens > 0;
  const input = isStated ? stated.input_tokens : estimateTokens(prompt);
  const output = isStated ? stated.output_tokens : estimateTokens(said);
  usage.inputTokens += input;
  usage.outputTokens += output;
  usage.estimated ||= !isStated;
  usage.costMicros += costOf(run.price, { input, output });
}

function assertAffordable({ price, costLimitMicros }: AgentRun, usage: AgentUsage, prompt: string): void {
  if (costLimitMicros === null) return;
  const next = costOf(price, { input: estimateTokens(prompt), output: MAX_OUTPUT_TOKENS });
  if (usage.costMicros + next > costLimitMicros) throw new ModelFailure("cost_limit");
}

/** The agent's loop wants a whole message; one that says nothing and calls nothing is no answer. */
function toReply(chunk: AIMessageChunk): AIMessage {
  const calls = chunk.tool_calls ?? [];
  if (chunk.text.trim() === "" && calls.length === 0) throw new ModelFailure("empty");
  return new AIMessage({
    content: chunk.content,
    tool_calls: calls,
    additional_kwargs: chunk.additional_kwargs,
    response_metadata: chunk.response_metadata,
  });
}

function textOf(messages: readonly BaseMessageLike[]): string {
  return messages.map((message) => JSON.stringify(Reflect.get(Object(message), "content") ?? "")).join("\n");
}

/** The agent wraps what a middleware throws; the reason stands somewhere among the causes. */
function findFailure(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ModelFailure) return cause;
  return error;
}
