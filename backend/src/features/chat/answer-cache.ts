import { createHash } from "node:crypto";
import { analyse, countCacheUse, embedQuestion, getRetrievalSettings, type SearchHit } from "#features/retrieval";
import { newId } from "#platform/ids";
import { tenantTransaction } from "#platform/tenant-context";
import type { AnswerScope } from "./answer-scope.ts";
import {
  insertCached,
  selectCached,
  type CachedAnswer,
  type CachedSentence,
  type CachePlace,
} from "./answer-cache-queries.ts";
import { slotSources } from "./fill-slots.ts";
import { foldFigures } from "./fold-figures.ts";
import type { ModelSources } from "./model-sources.ts";
import type { ModelSentence } from "./release-sentences.ts";

/** Cosine from which two questions mean the same. */
const SAME_MEANING = 0.96;

/** Where an answer of this turn is kept. */
export interface CacheKey {
  place: CachePlace;
  questionKey: string;
  embedding: number[] | null;
}

/**
 * Where an answer to this question from these passages is kept; null where none may be: unless the merchant wants it, in
 * the middle of a conversation, of a draft, or where the question holds what may name a person. The passages' hashes are
 * part of the key, so that an answer is not found any more as soon as one of them, or what is found at all, has changed.
 */
export async function openCache(scope: AnswerScope, given: readonly SearchHit[]): Promise<CacheKey | null> {
  const { ctx, turn, language } = scope;
  const { version, id: agentId } = turn.agent;
  if (version === null || turn.memory.length > 0 || given.length === 0 || mayNamePerson(turn.question)) return null;
  if (!(await getRetrievalSettings(ctx)).answerCache) return null;
  const embedded = await embedQuestion(ctx, turn.question);
  return {
    place: { agentId, agentVersion: version, language, passagesKey: hash(given.map(stateOf).toSorted().join("\n")) },
    questionKey: hash(meaningOf(turn.question, language)),
    embedding: embedded?.vector ?? null,
  };
}

/** A passage as it is, with what its offers cost and whether they can be had; pieces in stock are slots alone. */
function stateOf({ chunk, document, offers }: SearchHit): string {
  const sold = offers.map(({ externalId, priceMinor, compareAtMinor, currency, availability }) =>
    [externalId, priceMinor, compareAtMinor, currency, availability].join(" "),
  );
  return JSON.stringify([chunk.number, chunk.hash, document.contentHash, ...sold.toSorted()]);
}

/** The answer to a question of the same meaning; counted as a hit or a miss. */
export async function findCached(scope: AnswerScope, key: CacheKey): Promise<CachedAnswer | null> {
  const { ctx } = scope;
  const answers = await tenantTransaction(ctx, (tx) => selectCached(tx, ctx, key.place));
  const found = answers.find((answer) => answer.question_key === key.questionKey || isNear(answer, key));
  await countCacheUse(ctx, { kind: "answers", hit: found !== undefined, savedMicros: found?.cost_micros ?? 0 });
  return found ?? null;
}

/** Without the figures themselves: slots stay slots, and are filled from live offers when the answer is said again. */
export async function keepAnswer(
  scope: AnswerScope,
  key: CacheKey,
  answer: { sentences: readonly ModelSentence[]; sources: ModelSources; costMicros: number },
): Promise<void> {
  const { ctx } = scope;
  const chunkOf = (number: number) => answer.sources.get(number)?.chunk.number ?? 0;
  const sentences = answer.sentences.map(({ text, numbers, begins }): CachedSentence => ({
    text,
    chunkNumbers: numbers.map(chunkOf),
    slots: Object.fromEntries(slotSources(text).map((number) => [String(number), chunkOf(number)])),
    begins,
  }));
  const row = { id: newId(), question_key: key.questionKey, embedding: key.embedding, sentences };
  await tenantTransaction(ctx, (tx) =>
    insertCached(tx, ctx, { place: key.place, answer: { ...row, cost_micros: answer.costMicros } }),
  );
}

/** A kept sentence with the numbers that its passages have now; null where one of them is not there. */
export function recallSentence(sentence: CachedSentence, sources: ModelSources): ModelSentence | null {
  const numbers = new Map(sources.all().map(({ chunk }, index) => [chunk.number, index + 1]));
  const cited = sentence.chunkNumbers.map((chunk) => numbers.get(chunk));
  const slots = Object.entries(sentence.slots).map(([from, chunk]) => [from, numbers.get(chunk)] as const);
  if ([...cited, ...slots.map(([, to]) => to)].includes(undefined)) return null;
  const renumbered = new Map(slots);
  const text = sentence.text.replaceAll(/(?<=\{\{\s*\p{L}+\s*:\s*)\d+(?=\s*\}\})/gu, (from) =>
    String(renumbered.get(from) ?? from),
  );
  return { text, numbers: cited.flatMap((number) => number ?? []), begins: sentence.begins };
}

function isNear({ embedding }: CachedAnswer, key: CacheKey): boolean {
  if (embedding === null || key.embedding === null || embedding.length !== key.embedding.length) return false;
  return cosine(embedding, key.embedding) >= SAME_MEANING;
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const size = Math.sqrt(product(one, one) * product(other, other));
  return size === 0 ? 0 : product(one, other) / size;
}

/** Words of the question in any order, every number and every small "not" included. */
function meaningOf(question: string, language: string): string {
  const folded = foldFigures(question);
  const small = folded.match(
    /(?<!\p{L})(?:not?|without|never|n't|nicht|kein\p{L}*|ohne|pas|sans|sin|non|senza|não|sem|niet|geen|zonder|لا|ليس|بدون)(?!\p{L})/gu,
  );
  return [...new Set([...analyse(folded, language), ...(small ?? [])])].toSorted().join(" ");
}

/** An address, or a number long enough to be one's own. */
function mayNamePerson(question: string): boolean {
  return /@|\d[\d\s/-]{5,}\d/.test(question);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
