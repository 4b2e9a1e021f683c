import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { listOtherNames, type OtherNames, type OwnSynonyms } from "./add-synonyms.ts";
import { contextWords, isFollowUp } from "./context-words.ts";
import { embedQuestion, type EmbeddedQuestion } from "./embed-question.ts";
import { filterDocuments } from "./filter-documents.ts";
import { measureConfidence, measureEvidence, noEvidence } from "./measure-evidence.ts";
import { intersectPostings } from "./intersect-postings.ts";
import { hasChangedTopic } from "./notice-topic-change.ts";
import { addPostings } from "./posting-queries.ts";
import { termsToLookUp, type QuestionWord } from "./question-words.ts";
import { rankDocuments, type RankedDocument } from "./rank-documents.ts";
import { readHits } from "./read-hits.ts";
import { rerankedHits, rerankHits } from "./rerank-hits.ts";
import { readTitles } from "./hit-queries.ts";
import { rewardNeighbours, type WordPair } from "./reward-neighbours.ts";
import { scorePassages, type ScoredPassages } from "./score-passages.ts";
import { listFilters } from "./search-filters.ts";
import type { Interpretation, SearchInput, SearchResult } from "./search-result.ts";
import { readScope } from "./search-scope.ts";
import { settleParts } from "./settle-parts.ts";
import { readSimilarPassages, type SimilarPassage } from "./similarity-queries.ts";
import { sortDocuments } from "./sort-documents.ts";
import { readSearchBasis, type SearchBasis } from "./statistics-queries.ts";
import { averageLengths } from "./sum-statistics.ts";
import { understandQuestion, type UnderstoodQuestion } from "./understand-question.ts";
import { weighFilterWords, wordsBesideFacets } from "./weigh-filter-words.ts";

const longestQuestion = 1_000;
const mostHits = 100;
const defaultHits = 10;
/** Passages that are ranked; documents are made of them. */
const rankedPassages = 600;
/** Documents whose titles are compared with the question. */
const comparedTitles = 30;
const mostCounted = 5_000;
/** Passages that may be found by meaning alone. */
const mostSimilar = 100;
/** A tenant with fewer has all its vectors compared; above, the index is asked. */
const exactPassages = 10_000;

/**
 * Finds the passages that answer a question best, from the tenant's own knowledge alone: limits, facts, misspelt words
 * and earlier questions are understood, passages scored by BM25F, live offers read in the same transaction. Typed answers
 * that match go before everything else. Needs no model and is then deterministic; with an embedding provider what is near
 * by meaning is let in too, and when that fails words alone must do.
 */
export async function searchKnowledge(ctx: TenantContext, input: SearchInput): Promise<SearchResult> {
  const embedded = await embedQuestion(ctx, input.query.slice(0, longestQuestion));
  const found = await tenantTransaction(ctx, async (transaction) => {
    const basis = await readSearchBasis(ctx, transaction);
    if (basis.languages.length === 0) return { result: nothingIndexed(input), rerank: false };
    const rerank = basis.settings.rerank && (ctx.platform.env.models.rerank ?? null) !== null;
    const wanted = rerank ? { ...input, limit: Math.max(input.limit ?? defaultHits, rerankedHits) } : input;
    return { result: await search(ctx, transaction, { input: wanted, basis, embedded }), rerank };
  });
  return found.rerank ? withReranked(ctx, input, found.result) : found.result;
}

/** After the transaction: nothing waits for another host inside one. An order that was asked for stays. */
async function withReranked(ctx: TenantContext, input: SearchInput, result: SearchResult): Promise<SearchResult> {
  const isSorted = result.interpretation.sort !== null;
  const hits = isSorted ? result.hits : await rerankHits(ctx, input.query.slice(0, longestQuestion), result.hits);
  return { ...result, hits: hits.slice(0, Math.min(input.limit ?? defaultHits, mostHits)) };
}

interface Search {
  input: SearchInput;
  basis: SearchBasis;
  embedded: EmbeddedQuestion | null;
}

async function search(
  ctx: TenantContext,
  transaction: Transaction,
  { input, basis, embedded }: Search,
): Promise<SearchResult> {
  const query = input.query.slice(0, longestQuestion);
  const question = await understandQuestion(ctx, transaction, { query, language: input.language ?? null, basis });
  const asked = { query, question, history: input.history ?? [], synonyms: basis.synonyms };
  const { words, context, postings, matched } = await matchWords(ctx, transaction, { ...asked, basis });
  const similar = await findSimilar(ctx, transaction, { embedded, passages: countPassages(basis) });
  letInSimilar(matched, similar);
  const scope = await readScope(ctx, transaction, input);
  const isKnown = ({ spellings }: QuestionWord) => spellings.some((term) => postings.has(term));
  const beside = wordsBesideFacets(words, question.facets, isKnown);
  const wanted = beside === words ? matched : scoreWords({ words: beside, context }, postings, basis);
  letInSimilar(wanted, similar);
  const filters = { filters: listFilters(question), scope, found: wanted.found };
  const filtered = await filterDocuments(ctx, transaction, filters);
  const weighed = weighFilterWords(words, question.facets, filtered.kept);
  const scored = weighed === words ? matched : scoreWords({ words: weighed, context }, postings, basis);
  letInSimilar(scored, similar);
  const rules = {
    words: words.filter((word) => !word.isPart).length,
    depth: rankedPassages,
    similarityWeight: basis.settings.similarityWeight,
    similarities: new Map(similar.map(({ chunkNumber, similarity }) => [chunkNumber, similarity])),
  };
  const best = rankDocuments(scored, { ...rules, allows: filtered.allows, everyPassage: input.passages ?? false });
  const ranked = await arrange(ctx, transaction, { best, words, scored, question, currency: basis.currency });
  const limit = Math.min(input.limit ?? defaultHits, mostHits);
  const explain = input.explain ? { words: [...words, ...context], postings, similarities: rules.similarities } : null;
  const evidence = measureEvidence({
    ranked: best,
    guessed: guessedShares(words, scored, question),
    similarities: rules.similarities,
  });
  return {
    interpretation: {
      ...interpret(question, { context, kept: filtered.kept, relaxed: filtered.relaxed }),
      otherNames: nameOtherwise([...words, ...context], { question, basis, postings }),
    },
    hits: await readHits(ctx, transaction, { ranked, limit, explain }),
    evidence,
    confidence: measureConfidence(evidence, best),
    total: countDocuments(best, scored),
  };
}

interface ChosenWords {
  words: QuestionWord[];
  context: QuestionWord[];
  postings: Map<string, Buffer>;
}

interface AskedQuestion {
  query: string;
  question: UnderstoodQuestion;
  history: string[];
  synonyms: OwnSynonyms;
}

/** The words to look for, those of earlier questions only while the topic is the same, and what holds them. */
async function matchWords(
  ctx: TenantContext,
  transaction: Transaction,
  { basis, ...asked }: AskedQuestion & { basis: SearchBasis },
): Promise<ChosenWords & { matched: ScoredPassages }> {
  const chosen = await chooseWords(ctx, transaction, asked);
  const matched = scoreWords(chosen, chosen.postings, basis);
  const { words, postings } = chosen;
  const mayChange = chosen.context.length > 0 && !isFollowUp({ ...asked, words, languages: asked.question.languages });
  if (!mayChange || !hasChangedTopic(matched)) return { ...chosen, matched };
  return { words, context: [], postings, matched: scoreWords({ words, context: [] }, postings, basis) };
}

async function chooseWords(
  ctx: TenantContext,
  transaction: Transaction,
  { query, question, history, synonyms }: AskedQuestion,
): Promise<ChosenWords> {
  const isKnown = ({ spellings }: QuestionWord) => spellings.some((spelling) => question.postings.has(spelling));
  const words = settleParts(question.words, isKnown);
  const context = contextWords({ query, words, history, languages: question.languages, synonyms });
  const postings = new Map(question.postings);
  await addPostings(ctx, transaction, { postings, terms: termsToLookUp(context) });
  return { words, context: context.filter(({ spellings }) => spellings.some((term) => postings.has(term))), postings };
}

function scoreWords(
  { words, context }: Pick<ChosenWords, "words" | "context">,
  postings: Map<string, Buffer>,
  basis: SearchBasis,
): ScoredPassages {
  const toPostings = ({ weight, spellings, synonyms }: QuestionWord, isContext: boolean) => ({
    weight,
    isContext,
    blocks: [...new Set(spellings)].flatMap((spelling) => postings.get(spelling) ?? []),
    synonyms: synonyms.flatMap((terms) => intersectPostings(terms.map((term) => postings.get(term))) ?? []),
  });
  const asked = [...words.map((word) => toPostings(word, false)), ...context.map((word) => toPostings(word, true))];
  return scorePassages(asked, {
    passages: countPassages(basis),
    averageLengths: averageLengths(basis.languages),
    removed: basis.removed,
    further: mostSimilar,
  });
}

function countPassages({ languages }: SearchBasis): number {
  return languages.reduce((sum, { passages }) => sum + passages, 0);
}

/** What is near by meaning, with or without a word of the question; nothing without an embedding provider. */
async function findSimilar(
  ctx: TenantContext,
  transaction: Transaction,
  { embedded, passages }: { embedded: EmbeddedQuestion | null; passages: number },
): Promise<SimilarPassage[]> {
  if (!embedded) return [];
  const isExact = passages < exactPassages;
  return readSimilarPassages(ctx, transaction, { ...embedded, limit: mostSimilar, isExact });
}

function letInSimilar({ found }: ScoredPassages, similar: SimilarPassage[]): void {
  for (const { chunkNumber, documentKey } of similar) found.slot(chunkNumber, documentKey);
}

interface Arrangement {
  best: RankedDocument[];
  words: QuestionWord[];
  scored: ScoredPassages;
  question: UnderstoodQuestion;
  currency: string;
}

async function arrange(
  ctx: TenantContext,
  transaction: Transaction,
  { best, words, scored, question, currency }: Arrangement,
): Promise<RankedDocument[]> {
  const { sort, price } = question.constraints;
  const pairs = listPairs(words, scored);
  const compared = pairs.length > 0 ? best.slice(0, comparedTitles) : [];
  const numbers = compared.map(({ documentNumber }) => documentNumber);
  const titles = numbers.length > 0 ? await readTitles(ctx, transaction, numbers) : new Map();
  const ranked = [...rewardNeighbours(compared, pairs, titles), ...best.slice(compared.length)];
  if (sort === null) return ranked;
  return sortDocuments(ctx, transaction, { ranked, sort, currency: price?.currency ?? currency });
}

function listPairs(words: QuestionWord[], { rarities }: ScoredPassages): WordPair[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!word.joinsNext || !next || word.isPart || next.isPart) return [];
    const rarity = ((rarities[index] ?? 0) + (rarities[index + 1] ?? 0)) / 2;
    return [{ first: word.spellings, second: next.spellings, rarity }];
  });
}

/** 1 for a word that no passage holds; for a corrected one the share of its letters that were changed. */
function guessedShares(words: QuestionWord[], scored: ScoredPassages, question: UnderstoodQuestion): number[] {
  const whole = words
    .map((word, index) => ({ word, holding: scored.holding[index] ?? 0 }))
    .filter(({ word }) => !word.isPart);
  return whole.map(({ word, holding }) => {
    if (holding === 0) return 1;
    return question.corrections.find(({ to }) => to.split(" ").includes(word.text))?.changedShare ?? 0;
  });
}

function nameOtherwise(
  words: QuestionWord[],
  { question, basis, postings }: { question: UnderstoodQuestion; basis: SearchBasis; postings: Map<string, Buffer> },
): OtherNames[] {
  const isHeld = (term: string) => postings.has(term);
  return listOtherNames(words, { languages: question.languages, synonyms: basis.synonyms, isHeld });
}

/** Exact while all that matched was ranked; otherwise unknown. */
function countDocuments(best: RankedDocument[], { found }: ScoredPassages): number | null {
  return found.used.length <= Math.min(rankedPassages, mostCounted) ? best.length : null;
}

function interpret(
  question: UnderstoodQuestion,
  { context, kept, relaxed }: { context: QuestionWord[] } & Pick<FilteredParts, "kept" | "relaxed">,
): Omit<Interpretation, "otherNames"> {
  return {
    text: question.text,
    language: question.language,
    corrections: question.corrections.map(({ from, to }) => ({ from, to })),
    filters: kept,
    sort: question.constraints.sort,
    relaxed,
    fromHistory: context.map(({ text }) => text),
  };
}

type FilteredParts = Awaited<ReturnType<typeof filterDocuments>>;

function nothingIndexed(input: SearchInput): SearchResult {
  const interpretation: Interpretation = {
    text: input.query,
    language: input.language ?? null,
    corrections: [],
    filters: [],
    sort: null,
    relaxed: [],
    fromHistory: [],
    otherNames: [],
  };
  return { interpretation, hits: [], evidence: noEvidence, confidence: 0, total: 0 };
}
