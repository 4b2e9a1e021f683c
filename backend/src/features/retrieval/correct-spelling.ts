import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { damerauLevenshtein } from "./damerau-levenshtein.ts";
import { stripAccents } from "./fold-text.ts";
import { chunksOf } from "./intersect-postings.ts";
import { bytesPerPosting, frequencyOffset } from "./posting-blocks.ts";
import { readPostings } from "./posting-queries.ts";
import { readSimilarWords, readVocabulary } from "./spelling-queries.ts";
import type { WordCount } from "./vocabulary-queries.ts";

export interface UnknownWord {
  /** As asked, in lower case. */
  text: string;
  /** Passages that hold it all the same: a correction must be far more common. */
  passages: number;
  /** Postings of the question's other words. */
  beside: Buffer[];
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
/** Seldom is the first letter wrong: only a long word is read as one that begins otherwise. */
const shortestOtherStart = 7;
/** A word that some passages hold is corrected only to one that is this many times as common. */
const muchMoreCommon = 100;
const shortestHalf = 3;
/** Candidates whose places in passages are looked at. */
const mostCompared = 6;
/** How much it says that passages are named by a word. */
const namedWeight = 1;
const noPostings = Buffer.alloc(0);

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
  const near = listCandidates(unknown, similar, mostEdits).slice(0, mostCompared);
  const postings =
    near.length > 1
      ? await readPostings(
          ctx,
          transaction,
          near.map(({ term }) => term),
        )
      : new Map();
  const best = chooseCandidate(near, postings, unknown.beside);
  if (best) return { from: unknown.text, to: best.word, changedShare: best.edits / unknown.text.length };
  const split = unknown.passages === 0 ? await splitWord(ctx, transaction, unknown.text) : null;
  return split === null ? null : { from: unknown.text, to: split, changedShare: 0 };
}

interface Candidate extends WordCount {
  edits: number;
  /** Logarithm of how common it is, less what the edits cost. */
  score: number;
}

/** Endings by which forms of one word differ: "lightest" is no misspelt "lighter". */
const endings = new Set(" s es er est ed ing ly y e en n em ern ere eren ste sten te ten ez ent ons os as".split(" "));
const shortestStem = 4;

function areForms(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  for (let stem = shared; stem >= shortestStem; stem -= 1) {
    if (endings.has(one.slice(stem)) && endings.has(other.slice(stem))) return true;
  }
  return false;
}

/** Best first. */
function listCandidates(unknown: UnknownWord, similar: WordCount[], mostEdits: number): Candidate[] {
  const text = stripAccents(unknown.text);
  const candidates = similar.flatMap((one) => {
    const word = stripAccents(one.word);
    const edits = damerauLevenshtein(text, word, mostEdits);
    if (edits > mostEdits || one.word === unknown.text) return [];
    if (one.passages <= unknown.passages * muchMoreCommon) return [];
    if (areForms(text, word) || (text[0] !== word[0] && text.length < shortestOtherStart)) return [];
    const cost = edits * editCost + (text[0] === word[0] ? 0 : firstLetterCost);
    return [{ ...one, edits, score: Math.log(one.passages) - cost }];
  });
  return candidates.toSorted((one, other) => other.score - one.score);
}

/**
 * Of those that are about as likely, the one that passages are named by and that stands with the question's other words:
 * people ask for things, not for what is said of them.
 */
function chooseCandidate(candidates: Candidate[], postings: Map<string, Buffer>, beside: Buffer[]): Candidate | null {
  const others = beside.map(chunksOf);
  const likely = candidates.map((candidate) => {
    const list = postings.get(candidate.term) ?? noPostings;
    const named = namedWeight * Math.log(smoothShare(countNamed(list), list));
    const chunks = [...chunksOf(list)];
    const together = others.map((other) =>
      Math.log(smoothShare(chunks.filter((chunk) => other.has(chunk)).length, list)),
    );
    return { candidate, score: candidate.score + named + sum(together) };
  });
  return likely.toSorted((one, other) => other.score - one.score)[0]?.candidate ?? null;
}

/** A share of passages that few passages do not drive to nothing. */
function smoothShare(count: number, list: Buffer): number {
  return (count + 1) / (list.length / bytesPerPosting + 2);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Passages with the term in their title or in what stands beside it (brand, headings). */
function countNamed(list: Buffer): number {
  let count = 0;
  for (let offset = frequencyOffset; offset < list.length; offset += bytesPerPosting) {
    if (list.readUInt8(offset) + list.readUInt8(offset + 1) > 0) count += 1;
  }
  return count;
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
