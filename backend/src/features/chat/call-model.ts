import type { AIMessageChunk, BaseMessageLike } from "@langchain/core/messages";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ModelFailure, toModelFailure } from "./model-failure.ts";
import type { ModelTimes } from "./model-times.ts";

export interface ModelCall {
  messages: BaseMessageLike[];
  times: ModelTimes;
  signal: AbortSignal;
  onText(piece: string): Promise<void>;
}

/** What can be called and streamed: a chat model, with or without tools bound to it. */
export type StreamingModel = Pick<BaseChatModel, "stream">;

/**
 * One reply of a model, piece by piece. Throws `ModelFailure` when it is refused, silent for too long, broken off,
 * ended without the protocol's end, or empty; and the signal's reason when the turn was stopped.
 */
export async function callModel(model: StreamingModel, call: ModelCall): Promise<AIMessageChunk> {
  const stop = new AbortController();
  const signal = AbortSignal.any([call.signal, stop.signal]);
  try {
    return await readReply(model, call, { stop, signal });
  } catch (error) {
    call.signal.throwIfAborted();
    throw stop.signal.aborted ? new ModelFailure("time_limit", error) : toModelFailure(error);
  } finally {
    stop.abort();
  }
}

async function readReply(
  model: StreamingModel,
  call: ModelCall,
  { stop, signal }: { stop: AbortController; signal: AbortSignal },
): Promise<AIMessageChunk> {
  const deadline = performance.now() + call.times.replyMs;
  const gone = aborted(signal);
  const watch = <T>(promise: Promise<T>, milliseconds: number) =>
    withTimeout(promise, Math.min(milliseconds, deadline - performance.now()), { stop, gone });
  const stream = await watch(model.stream(call.messages, { signal }), call.times.firstPieceMs);
  const pieces = stream[Symbol.asyncIterator]();
  let whole: AIMessageChunk | null = null;
  let finished = false;
  let wait = call.times.firstPieceMs;
  for (let next = await watch(pieces.next(), wait); !next.done; next = await watch(pieces.next(), wait)) {
    const piece = next.value;
    whole = whole === null ? piece : whole.concat(piece);
    finished ||= saysEnd(piece);
    wait = call.times.silenceMs;
    if (piece.text !== "") await call.onText(piece.text);
  }
  if (whole === null) throw new ModelFailure("empty");
  if (!finished) throw new ModelFailure("unfinished");
  return whole;
}

async function withTimeout<T>(
  promise: Promise<T>,
  milliseconds: number,
  { stop, gone }: { stop: AbortController; gone: Promise<never> },
): Promise<T> {
  const timer = setTimeout(() => stop.abort(), Math.max(0, milliseconds));
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, gone]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the signal aborts; listened to whether or not anybody waits. */
function aborted(signal: AbortSignal): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  gone.catch(() => undefined);
  return gone;
}

const END_FIELDS = ["finish_reason", "stop_reason", "finishReason", "done_reason"];

/** Every provider ends a reply by saying why; one that just stops was cut off on the way. */
function saysEnd(piece: AIMessageChunk): boolean {
  return [piece.response_metadata, piece.additional_kwargs].some((fields) =>
    END_FIELDS.some((field) => fields !== undefined && Reflect.get(fields, field) != null),
  );
}
