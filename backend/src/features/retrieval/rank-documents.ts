import { documentKindOf, documentNumberOf } from "./document-keys.ts";
import type { DocumentTest } from "./filter-documents.ts";
import type { ScoredPassages } from "./score-passages.ts";

/** A document with its best passage. */
export interface RankedDocument {
  documentNumber: number;
  chunkNumber: number;
  score: number;
  /** BM25F of the passage. */
  lexical: number;
  /** Share of the question's rarity that the passage holds: words of earlier questions included. */
  coverage: number;
  /** Score over the rarity of all words. */
  normalised: number;
}

export interface RankingRules {
  allows: DocumentTest;
  /** Words of the question. */
  words: number;
  /** Passages that are looked at; documents are made of them. */
  depth: number;
  /** Cosine by passage, where there is an embedding provider. */
  similarities: ReadonlyMap<number, number>;
  /** What similarity counts beside words. */
  similarityWeight: number;
  /** Keeps every passage instead of the best of each document. */
  everyPassage: boolean;
}

/** A typed answer that holds this share of the question stands before everything else. */
const answerCoverage = 0.6;
/** More than any sum of words can reach. */
const answerBonus = 1_000;
/** What further passages of a document add to its best. */
const furtherPassages = 0.05;

/**
 * The best documents, best first; the same each time. Passages that hold more of a short question's words go first; long
 * questions are sentences, of which no passage holds all.
 */
export function rankDocuments(scored: ScoredPassages, rules: RankingRules): RankedDocument[] {
  const exponent = 1 / Math.max(1, rules.words);
  const byWords = listSlots(scored, rules.allows, (slot) => scoreSlot(scored, slot, exponent));
  const fused = fuseSimilarity(scored, byWords, rules);
  const passages = sortSlots(scored, leaveBest(fused, rules.depth))
    .slice(0, rules.depth)
    .map((best) => toRanked(scored, best));
  return rules.everyPassage ? passages : groupByDocument(passages);
}

interface ScoredSlot {
  slot: number;
  score: number;
}

function listSlots({ found }: ScoredPassages, allows: DocumentTest, scoreOf: (slot: number) => number): ScoredSlot[] {
  const slots: ScoredSlot[] = [];
  for (const slot of found.used) {
    if (allows(found.documentKeys[slot] ?? 0)) slots.push({ slot, score: scoreOf(slot) });
  }
  return slots;
}

/**
 * Adds similarity to scores, each on its own scale from the least to the best: a convex combination keeps distances that
 * ranks would lose (Bruch et al., "An Analysis of Fusion Functions for Hybrid Retrieval", 2023).
 */
function fuseSimilarity(
  { found }: ScoredPassages,
  slots: ScoredSlot[],
  { similarities, similarityWeight }: Pick<RankingRules, "similarities" | "similarityWeight">,
): ScoredSlot[] {
  if (similarities.size === 0) return slots;
  const [least, most] = [Math.min(...similarities.values()), Math.max(...similarities.values())];
  const best = slots.reduce((score, slot) => Math.max(score, slot.score % answerBonus), 0) || 1;
  return slots.map(({ slot, score }) => {
    const similarity = similarities.get(found.chunkNumbers[slot] ?? 0) ?? least;
    const share = most > least ? (similarity - least) / (most - least) : 1;
    return { slot, score: (1 - similarityWeight) * score + similarityWeight * share * best };
  });
}

/** Those that score at least as well as the last of the best so many: putting all into order would cost more. */
function leaveBest(slots: ScoredSlot[], depth: number): ScoredSlot[] {
  if (slots.length <= depth) return slots;
  const sorted = Float64Array.from(slots, ({ score }) => score).toSorted();
  const least = sorted[sorted.length - depth] ?? 0;
  return slots.filter(({ score }) => score >= least);
}

function sortSlots({ found }: ScoredPassages, slots: ScoredSlot[]): ScoredSlot[] {
  const numberOf = ({ slot }: ScoredSlot) => found.chunkNumbers[slot] ?? 0;
  return slots.toSorted((one, other) => other.score - one.score || numberOf(one) - numberOf(other));
}

function scoreSlot({ found, rarity }: ScoredPassages, slot: number, exponent: number): number {
  const coverage = shareOf(found.covered[slot], rarity);
  const score = (found.scores[slot] ?? 0) * coverage ** exponent;
  const isAnswer = documentKindOf(found.documentKeys[slot] ?? 0) === "qa" && coverage >= answerCoverage;
  return isAnswer ? score + answerBonus : score;
}

function shareOf(sum: number | undefined, rarity: number): number {
  return rarity > 0 ? (sum ?? 0) / rarity : 0;
}

function toRanked({ found, rarity }: ScoredPassages, { slot, score }: ScoredSlot): RankedDocument {
  return {
    documentNumber: documentNumberOf(found.documentKeys[slot] ?? 0),
    chunkNumber: found.chunkNumbers[slot] ?? 0,
    score,
    lexical: found.scores[slot] ?? 0,
    coverage: shareOf(found.covered[slot], rarity),
    normalised: shareOf(found.scores[slot], rarity),
  };
}

function groupByDocument(passages: RankedDocument[]): RankedDocument[] {
  const documents = new Map<number, RankedDocument>();
  for (const passage of passages) {
    const best = documents.get(passage.documentNumber);
    if (best) best.score += furtherPassages * Math.min(passage.score, passage.lexical);
    else documents.set(passage.documentNumber, { ...passage });
  }
  return [...documents.values()].toSorted((one, other) => other.score - one.score);
}
