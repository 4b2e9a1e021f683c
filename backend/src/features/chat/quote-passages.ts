import type { Evidence, SearchHit } from "#features/retrieval";
import { askedText } from "./asked-text.ts";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import type { VersionChoice } from "./settle-versions.ts";
import { readStatedValues } from "./fitting-values.ts";
import { findLead } from "./find-lead.ts";
import { findRows } from "./find-rows.ts";
import { findSteps } from "./find-steps.ts";
import { weighEvidence } from "./weigh-evidence.ts";
import type { Findings } from "./find-knowledge.ts";
import { narrowRow } from "./narrow-row.ts";
import { literal } from "./plain-text.ts";
import type { RankedSentence } from "./rank-sentences.ts";
import type { AskedIn } from "./related-terms.ts";
import { splitPassage, type PassageSentence } from "./split-passage.ts";
import { suggestFrom } from "./suggest-questions.ts";

const MOST_SENTENCES = 3;
const MOST_ITEMS = 6;
/** A further sentence must be worth this share of the best one. */
const FURTHER_SHARE = 0.72;
const LONGEST_QUOTE = 420;

/** One to three sentences of the best passages, word for word, each with its source; null when they do not answer. */
export async function quotePassages(
  scope: AnswerScope,
  findings: Findings,
  evidence: Evidence | null = findings.result.evidence,
): Promise<Reply | null> {
  const choice = await weighEvidence(scope, {
    asked: askedText(scope, findings),
    findings,
    evidence,
    expectation: scope.intent.cheapest || scope.intent.dearest ? "price" : scope.intent.expectation,
    threshold: scope.threshold,
  });
  if (!choice.isEnough) return null;
  const whole = [findSteps, findLead, findRows]
    .map((find) => find(scope, findings, choice.ranked))
    .find((sentences) => sentences.length > 0);
  const [best] = whole ?? choice.ranked;
  if (!best) return null;
  await scope.writer.status("writing");
  await introduce(scope, best.hit, choice);
  const said =
    best.hit.document.kind === "qa"
      ? await quoteTyped(scope, best.hit)
      : await quoteChosen(scope, findings, whole ?? chooseSentences(choice.ranked));
  if (!said) return null;
  await explainVersions(scope, choice);
  return answered(suggestFrom(findings, { language: scope.language, asked: scope.turn.question, used: best.hit }));
}

async function introduce(scope: AnswerScope, hit: SearchHit, choice: VersionChoice): Promise<void> {
  const { writer, phrases, language } = scope;
  const isForeign = hit.chunk.language !== language && hit.document.kind !== "product";
  if (choice.outdated) await writer.say({ text: phrases.archived(hit.document.title), sources: [hit] });
  else if (isForeign) await writer.say({ text: phrases.onPage(hit.document.title), sources: [hit] });
}

async function explainVersions({ writer, phrases }: AnswerScope, choice: VersionChoice): Promise<void> {
  if (!choice.contradicted) return;
  writer.beginBlock("paragraph");
  const { hit } = choice.contradicted;
  await writer.say({ text: phrases.contradicted(hit.document.title), sources: [hit] });
}

/** What the merchant typed as an answer is the answer, whole. */
async function quoteTyped(scope: AnswerScope, hit: SearchHit): Promise<boolean> {
  const lines = hit.chunk.text.split("\n").filter((line) => line.trim() !== "");
  let said = false;
  for (const [index, line] of lines.entries()) {
    const item = /^\s*[-*•]\s+/.test(line);
    if (index > 0) scope.writer.beginBlock(item ? "item" : "paragraph");
    const sentences = splitPassage(line, hit.chunk.language);
    for (const { text } of sentences) said = (await scope.writer.say({ text: quote(text), sources: [hit] })) || said;
  }
  return said;
}

async function quoteChosen(
  scope: AnswerScope,
  findings: Findings,
  chosen: readonly RankedSentence[],
): Promise<boolean> {
  let said = false;
  let last: RankedSentence | null = null;
  for (const next of chosen) {
    if (last && (last.hit !== next.hit || next.sentence.kind === "attribute")) scope.writer.beginBlock("paragraph");
    const text = quote(narrow(next, askedText(scope, findings)));
    const released = await scope.writer.say({ text, sources: [next.hit] });
    if (released && next.sentence.text.endsWith(":")) await quoteList(scope, next);
    said = released || said;
    last = next;
  }
  return said;
}

/** The row that a stated size chose is the answer whole: its name is what was asked for. */
function narrow({ sentence, hit, fit }: RankedSentence, asked: AskedIn): string {
  const isChosen = fit === "fits" && readStatedValues(asked.question, asked.language).numbers.length > 0;
  return isChosen ? sentence.text : narrowRow(sentence.text, asked, hit.chunk.language);
}

/** A sentence that announces a list is followed by its lines. */
async function quoteList({ writer }: AnswerScope, { hit, sentence }: RankedSentence): Promise<void> {
  const following = splitPassage(hit.chunk.text, hit.chunk.language).slice(
    sentence.position + 1,
    sentence.position + 1 + MOST_ITEMS,
  );
  for (const item of takeList(following)) {
    writer.beginBlock("item");
    await writer.say({ text: quote(item.text), sources: [hit] });
  }
}

function takeList(sentences: readonly PassageSentence[]): PassageSentence[] {
  const end = sentences.findIndex(
    ({ text, kind }) => kind === "question" || text.endsWith(":") || text.length > LONGEST_QUOTE,
  );
  return sentences.slice(0, end < 0 ? sentences.length : end);
}

/**
 * The best sentence, and others that add words of the question: from the same document, or from another when they are
 * nearly as good. In the order in which their documents have them.
 */
function chooseSentences(ranked: readonly RankedSentence[]): RankedSentence[] {
  const [best, ...others] = ranked;
  if (!best) return [];
  const chosen = [best];
  const held = new Set(best.matched);
  for (const other of others) {
    if (chosen.length === MOST_SENTENCES || other.score < best.score * FURTHER_SHARE) break;
    const adds = [...other.matched].some((term) => !held.has(term));
    if (!adds || !isBeside(best, other) || repeats(other, chosen)) continue;
    chosen.push(other);
    for (const term of other.matched) held.add(term);
  }
  return withFollower(chosen, ranked).toSorted(byPlace);
}

/** From the same document, and where the best is about the very country, size or day, about that too. */
function isBeside(best: RankedSentence, other: RankedSentence): boolean {
  return other.hit.document.number === best.hit.document.number && (best.fit !== "fits" || other.fit === "fits");
}

/** What begins an answer goes on with the next sentence, and so does a short one that the next one explains. */
function withFollower(chosen: RankedSentence[], ranked: readonly RankedSentence[]): RankedSentence[] {
  const [best] = chosen;
  if (!best || chosen.length > 1 || best.sentence.kind !== "sentence" || best.sentence.text.length > SHORT_CHARS)
    return chosen;
  const next = ranked.find(
    ({ hit, sentence }) =>
      hit === best.hit && sentence.position === best.sentence.position + 1 && sentence.kind === "sentence",
  );
  return next && (best.opensAnswer || POINTS_BACK.test(next.sentence.text)) ? [best, next] : chosen;
}

const SHORT_CHARS = 160;
const POINTS_BACK =
  /^(?:it|they|this|these|that|however|but|otherwise|if|es|sie|er|dies\p{L}*|danach|aber|jedoch|falls|wenn|il|elle|ils|ce|cela|mais|toutefois|si|este|esto|pero|sin embargo|questo|ma|tuttavia|se|isto|mas|porém|dit|deze|maar|als)(?!\p{L})/iu;

function repeats(other: RankedSentence, chosen: readonly RankedSentence[]): boolean {
  return chosen.some(({ sentence }) => sentence.text === other.sentence.text);
}

function byPlace(one: RankedSentence, other: RankedSentence): number {
  if (one.hit.document.number !== other.hit.document.number) return other.score - one.score;
  return one.hit.chunk.position - other.hit.chunk.position || one.sentence.position - other.sentence.position;
}

/** A quoted sentence: its own asterisks and addresses are not ours; cut at a word when it is very long. */
export function quote(text: string): string {
  const plain = literal(text);
  if (plain.length <= LONGEST_QUOTE) return plain;
  return `${plain.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/u, "")} …`;
}
