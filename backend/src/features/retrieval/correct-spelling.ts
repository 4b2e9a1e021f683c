import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { damerauLevenshtein } from "./damerau-levenshtein.ts";
import { stripAccents } from "./fold-text.ts";
import { readSimilarWords, readVocabulary } from "./spelling-queries.ts";
import type { WordCount } from "./vocabulary-queries.ts";

export interface UnknownWord {
  /** As asked, in lower case. */
  text: string;
  /** Passages that hold it all the same: a correction must be far more common. */
  passages: number;
}

export interface SpellingCorrection {
  from: string;
  to: string;
  /** Edits as a share of the letters: how much of the word is a guess. */
  changedShare: number;
}

const shortestCorrected = 4;
/** A word of this length may be two edits away. */
const shortestTwoEdits = 7;
/** One edit more must be outweighed by a word that is e^4 times as common. */
const editCost = 4;
const firstLetterCost = 1.5;
/** A word that some passages hold is corrected only to one that is this many times as common. */
const muchMoreCommon = 100;
const shortestHalf = 3;

/**
 * What the word was meant to be, from the tenant's own vocabulary: the most common word few edits away, else two words
 * written as one. Null when nothing is near.
 */
export async function correctSpelling(
  ctx: TenantContext,
  transaction: Transaction,
  unknown: UnknownWord,
): Promise<SpellingCorrection | null> {
  if (unknown.text.length < shortestCorrected) return null;
  const mostEdits = unknown.text.length >= shortestTwoEdits && unknown.passages === 0 ? 2 : 1;
  const similar = await readSimilarWords(ctx, transaction, { word: unknown.text, mostEdits });
  const best = chooseCandidate(unknown, similar, mostEdits);
  if (best) return best;
  const split = unknown.passages === 0 ? await splitWord(ctx, transaction, unknown.text) : null;
  return split === null ? null : { from: unknown.text, to: split, changedShare: 0 };
}

function chooseCandidate(unknown: UnknownWord, candidates: WordCount[], mostEdits: number): SpellingCorrection | null {
  const text = stripAccents(unknown.text);
  let best: { to: string; edits: number; score: number } | null = null;
  for (const candidate of candidates) {
    if (candidate.passages <= unknown.passages * muchMoreCommon) continue;
    const word = stripAccents(candidate.word);
    const edits = damerauLevenshtein(text, word, mostEdits);
    if (edits > mostEdits || candidate.word === unknown.text) continue;
    const score = Math.log(candidate.passages) - edits * editCost - (text[0] === word[0] ? 0 : firstLetterCost);
    if (!best || score > best.score) best = { to: candidate.word, edits, score };
  }
  return best && { from: unknown.text, to: best.to, changedShare: best.edits / text.length };
}

async function splitWord(ctx: TenantContext, transaction: Transaction, text: string): Promise<string | null> {
  const splits: [string, string][] = [];
  for (let at = shortestHalf; at <= text.length - shortestHalf; at += 1)
    splits.push([text.slice(0, at), text.slice(at)]);
  const known = await readVocabulary(ctx, transaction, splits.flat());
  const commonness = ([head, tail]: [string, string]) =>
    Math.min(known.get(head)?.passages ?? 0, known.get(tail)?.passages ?? 0);
  const [best] = splits.toSorted((one, other) => commonness(other) - commonness(one));
  return best && commonness(best) > 0 ? best.join(" ") : null;
}
