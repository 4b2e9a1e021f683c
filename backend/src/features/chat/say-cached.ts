import type { SearchHit } from "#features/retrieval";
import { findCached, recallSentence, type CacheKey } from "./answer-cache.ts";
import type { AnswerScope } from "./answer-scope.ts";
import { createModelSources, type ModelSources } from "./model-sources.ts";
import { sayModelSentence } from "./say-model-sentence.ts";

/**
 * Says a kept answer again, every sentence through the checks of a new one: slots are filled from the offers of this
 * moment, and each is held against its passage as it is now. Null, with nothing left standing, as soon as one does not
 * hold. Returns the sources that it cites.
 */
export async function sayCached(
  scope: AnswerScope,
  given: readonly SearchHit[],
  key: CacheKey,
): Promise<ModelSources | null> {
  const answer = await findCached(scope, key);
  if (!answer) return null;
  const sources = createModelSources();
  sources.add(given);
  const saying = { scope, sources, leaks: () => false };
  await scope.writer.status("writing");
  for (const kept of answer.sentences) {
    const sentence = recallSentence(kept, sources);
    if (sentence && (await sayModelSentence(saying, sentence))) continue;
    await scope.writer.retract();
    return null;
  }
  scope.draft.cachedMicros = answer.cost_micros;
  return sources;
}
