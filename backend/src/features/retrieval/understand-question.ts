import { detectLanguage } from "#features/content";
import { runTogether, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { correctSpelling, type SpellingCorrection } from "./correct-spelling.ts";
import { readFacets, type CountedFacet } from "./facet-queries.ts";
import { listPhrases, type Phrase } from "./list-phrases.ts";
import { facetsToLookUp, matchFacets, type FacetMatch } from "./match-facets.ts";
import { parseConstraints, type ParsedConstraints } from "./parse-constraints.ts";
import { bytesPerPosting } from "./posting-blocks.ts";
import { addPostings } from "./posting-queries.ts";
import { questionWords, termsToLookUp, type QuestionWord } from "./question-words.ts";
import type { SearchBasis } from "./statistics-queries.ts";
import { blankOut, overlaps, type TextSpan } from "./text-span.ts";

/** A question as it is going to be searched. */
export interface UnderstoodQuestion {
  /** What is looked for once everything that limits the answer was taken out. */
  text: string;
  language: string | null;
  /** Languages that its words are analysed in, the question's own first. */
  languages: string[];
  constraints: ParsedConstraints;
  facets: FacetMatch[];
  words: QuestionWord[];
  /** What the index has under each spelling of the words. */
  postings: Map<string, Buffer>;
  corrections: SpellingCorrection[];
}

export interface Question {
  query: string;
  language: string | null;
  basis: SearchBasis;
}

const mostLanguages = 3;
const leastShareOfPassages = 0.005;
const mostCorrected = 4;
/** Other words that a correction is weighed by. */
const mostBeside = 3;
/** In a question of few words, one that hardly any passage holds may be another word misspelt ("usb sick"). */
const shortQuestion = 4;
const rarePassages = 2;
/** In a sentence, a shorter word that no passage holds is rather one that the shop does not use. */
const shortestInSentence = 5;

/** Reads a question against the tenant's catalogue: limits, facts it names, words, and words that were misspelt. */
export async function understandQuestion(
  ctx: TenantContext,
  transaction: Transaction,
  question: Question,
): Promise<UnderstoodQuestion> {
  const asked = await readQuestion(ctx, transaction, question);
  const corrections = await findCorrections(ctx, transaction, asked);
  if (corrections.length === 0) return asked;
  const query = corrections.reduce((text, { from, to }) => replaceWord(text, from, to), question.query.toLowerCase());
  const corrected = await readQuestion(ctx, transaction, { ...question, query, known: asked.postings });
  return { ...corrected, corrections };
}

async function readQuestion(
  ctx: TenantContext,
  transaction: Transaction,
  { query, language, basis, known = new Map() }: Question & { known?: Map<string, Buffer> },
): Promise<UnderstoodQuestion> {
  const languages = chooseLanguages(query, language, basis);
  const phraseLanguages = [...new Set([...languages, "en"])];
  const constraints = parseConstraints({ query, languages: phraseLanguages, currency: basis.currency });
  const phrases = listPhrases(constraints, languages);
  const allWords = questionWords(constraints.text, languages, basis.synonyms);
  const postings = new Map(known);
  let found: CountedFacet[] = [];
  await runTogether(ctx.platform.database, [
    () => addPostings(ctx, transaction, { postings, terms: termsToLookUp(allWords) }),
    async () => {
      found = await readFacets(ctx, transaction, facetsToLookUp(phrases, languages));
    },
  ]);
  const passagesWith = (phrase: Phrase) => rarestHolding(phrase, allWords, postings);
  const facets = matchFacets(phrases, { languages, found, passagesWith });
  const unwanted = facets.flatMap(({ phrase }) => unwantedSpan(phrase));
  return {
    text: blankOut(constraints.text, unwanted).replaceAll(/\s+/g, " ").trim(),
    language: language ?? languages[0] ?? null,
    languages,
    constraints,
    facets,
    words: allWords.filter((word) => !unwanted.some((span) => overlaps(span, word))),
    postings,
    corrections: [],
  };
}

/**
 * The question's own language first, then those that the tenant's passages are written in. A language of hardly any
 * passage is rather a title that looked like it, and its stems would mistake words for others.
 */
function chooseLanguages(query: string, given: string | null, { languages }: SearchBasis): string[] {
  const all = languages.reduce((sum, { passages }) => sum + passages, 0);
  const written = languages.filter((one) => one.passages >= leastShareOfPassages * all).map((one) => one.language);
  const own = given ?? (written.length > 1 ? detectLanguage(query) : null);
  const isOwn = own !== null && languages.some(({ language }) => language === own);
  return [...new Set(isOwn && (given !== null || written.includes(own)) ? [own, ...written] : written)].slice(
    0,
    mostLanguages,
  );
}

function unwantedSpan({ negatedFrom, end }: Phrase): TextSpan[] {
  return negatedFrom === null ? [] : [{ start: negatedFrom, end }];
}

function rarestHolding(phrase: Phrase, words: QuestionWord[], postings: Map<string, Buffer>): number {
  const holding = words
    .filter((word) => !word.isPart && overlaps(word, phrase))
    .map((word) => (postings.get(word.spellings[0] ?? "")?.length ?? 0) / bytesPerPosting);
  return holding.length === 0 ? 0 : Math.min(...holding);
}

async function findCorrections(
  ctx: TenantContext,
  transaction: Transaction,
  { words, postings, facets }: UnderstoodQuestion,
): Promise<SpellingCorrection[]> {
  const corrections: SpellingCorrection[] = [];
  const mostPassages = words.length <= shortQuestion ? rarePassages : 0;
  for (const word of words) {
    const passages = countHolding(word, postings);
    if (!word.isPlain || passages > mostPassages) continue;
    if (word.text.length < shortestInSentence && words.length > shortQuestion) continue;
    if (facets.some(({ phrase }) => overlaps(phrase, word))) continue;
    const correction = await correctSpelling(ctx, transaction, {
      text: word.text,
      passages,
      beside: listBeside(word, words, postings),
    });
    if (correction) corrections.push(correction);
    if (corrections.length >= mostCorrected) break;
  }
  return corrections;
}

/** The postings of the question's other words as it has them. */
function listBeside(word: QuestionWord, words: QuestionWord[], postings: Map<string, Buffer>): Buffer[] {
  const others = words.filter((other) => other !== word && !other.isPart);
  return others.flatMap(({ spellings }) => postings.get(spellings[0] ?? "") ?? []).slice(0, mostBeside);
}

/** Passages that hold the word under the most common of its spellings. */
function countHolding(word: QuestionWord, postings: Map<string, Buffer>): number {
  const counts = word.spellings.map((spelling) => (postings.get(spelling)?.length ?? 0) / bytesPerPosting);
  return Math.max(0, ...counts);
}

function replaceWord(text: string, from: string, to: string): string {
  const escaped = from.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replace(new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, "gu"), () => to);
}
