import { setTimeout as wait } from "node:timers/promises";
import { EmbeddingError, type EmbeddingModel, type EmbedOptions } from "./embeddings.ts";

export interface RetryOptions extends EmbedOptions {
  /** Tries in all. */
  attempts: number;
  /** Milliseconds before the second try; doubles each time, and half of each wait is left to chance. */
  backoffMs: number;
  signal?: AbortSignal | undefined;
}

/** Tries again what may pass: 429, 5xx, broken connections, no answer in time. Throws the last `EmbeddingError`. */
export async function embedWithRetry(
  model: EmbeddingModel,
  texts: string[],
  options: RetryOptions,
): Promise<number[][]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await model.embed(texts, options);
    } catch (error) {
      const isLast = attempt >= options.attempts || !(error instanceof EmbeddingError) || !error.isPassing;
      if (isLast || options.signal?.aborted) throw error;
      const pause = options.backoffMs * 2 ** (attempt - 1);
      await wait(pause / 2 + (Math.random() * pause) / 2, undefined, { signal: options.signal });
    }
  }
}
