import type { SearchHit } from "#features/retrieval";
import type { AnswerScope, Reply } from "./answer-scope.ts";
import { answerAboutProducts } from "./answer-about-products.ts";
import { isGeneric } from "./asked-terms.ts";
import { meetsExpectation } from "./expected-figures.ts";
import { findFocus, type Focus } from "./find-focus.ts";
import { findKnowledge, type Findings } from "./find-knowledge.ts";
import { listProducts, relevantProducts } from "./list-products.ts";
import { askedText } from "./asked-text.ts";
import { quotePassages } from "./quote-passages.ts";
import type { Intent } from "./question-intent.ts";
import { rankSentences, type RankedSentence } from "./rank-sentences.ts";
import { relatedWords } from "./related-terms.ts";
import { replyUnknown } from "./reply-unknown.ts";
import { widenFindings } from "./widen-findings.ts";
import { literal } from "./plain-text.ts";
import { isDefinedAs } from "./is-kind-of.ts";
import { matchName, matchProduct } from "./match-product.ts";

/**
 * An answer without a model: live facts of the products that the question is about, a list of products, or sentences
 * quoted from pages, in the order in which they fit; else that it is not known. Deterministic.
 */
export async function answerExtractively(scope: AnswerScope, found: Findings): Promise<Reply> {
  scope.draft.method = "extractive";
  const findings = await widenFindings(scope, inReach(scope, found));
  if (scope.asked !== scope.turn.question)
    await scope.writer.say({ text: scope.phrases.corrected(literal(scope.asked)), sources: [] });
  const page = bestPageSentence(scope, findings);
  const focus = await findFocus(scope, findings);
  const ways =
    focus && !isAnsweredByPage(scope, focus, page) ? waysOfFocus(focus, scope) : waysOf(scope, findings, page);
  for (const way of ways) {
    const reply = await way(scope, findings);
    if (reply) return reply;
  }
  return (await lookAgain(scope, focus)) ?? replyUnknown(scope, findings);
}

/** Without pages in languages that neither the visitor nor the shop speaks, unless there is nothing else. */
function inReach({ language, turn }: AnswerScope, findings: Findings): Findings {
  const read = new Set([language, turn.shop.language]);
  const hits = findings.hits.filter(({ chunk, document }) => document.kind !== "page" || read.has(chunk.language));
  return hits.length === 0 ? findings : { ...findings, hits };
}

/** Once more with the words that catalogues and policies have for what was asked: "send back" is found as "return". */
async function lookAgain(scope: AnswerScope, focus: Focus | null): Promise<Reply | null> {
  const words = relatedWords({ question: scope.asked, language: scope.language });
  if (words.length === 0) return null;
  const query = {
    query: `${scope.asked} ${words.join(" ")}`,
    language: scope.language,
    limit: MOST_AGAIN,
    passages: true,
    ...scope.turn.limits,
  };
  const found = inReach(scope, await findKnowledge(scope.ctx, query, scope.draft));
  const again = await widenFindings(scope, found);
  return focus?.by === "name" ? quoteWhatIsAsked(focus)(scope, again) : quotePassages(scope, again, null);
}

const MOST_AGAIN = 8;

type Way = (scope: AnswerScope, findings: Findings) => Promise<Reply | null>;

/** About the products in focus first; products that were named are not answered with a list of others. */
function waysOfFocus(focus: Focus, { intent }: AnswerScope): Way[] {
  const about: Way = (scope) => answerAboutProducts(scope, focus);
  const isOpen = focus.by !== "name" || intent.search || intent.cheapest || intent.dearest;
  return isOpen ? [about, quotePassages, listIfProductMatches] : [about, quoteWhatIsAsked(focus)];
}

/** Where a product is named, a passage must speak of what is asked about it, not only of the product. */
function quoteWhatIsAsked(focus: Focus): Way {
  return async (scope, findings) => {
    const rest = focus.rest.filter((term) => !isGeneric(term, scope.language));
    const [best] = rankSentences(askedText(scope, findings), findings.hits);
    const said = rest.filter((term) => best?.contextMatched.has(term)).length;
    return said * 2 < rest.length ? null : quotePassages(scope, findings);
  };
}

function waysOf(scope: AnswerScope, findings: Findings, page: RankedSentence | null): Way[] {
  if (scope.intent.cheapest || scope.intent.dearest) return [listProducts];
  if (scope.intent.sells) return [listIfProductMatches, quoteAnswer];
  if (goesOnWithPage(scope)) return [quotePassages, listIfProductMatches];
  return page?.fit !== "fits" && wantsProducts(scope, findings, page)
    ? [listProducts, quotePassages]
    : [quotePassages, listIfProductMatches];
}

/** Whether a thing is sold is said by the products, or by a page that answers just that; not by one that mentions it. */
async function quoteAnswer(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const [best] = rankSentences(askedText(scope, findings), findings.hits);
  return best && (best.opensAnswer || SELLS.test(best.sentence.text)) ? quotePassages(scope, findings) : null;
}

const SELLS =
  /(?<!\p{L})(?:sells?|sold|verkauf\p{L}*|führen|vend(?:ons|us?|emos|iamo|ono)|vendid[oa]s?|verkopen|نبيع)(?!\p{L})/iu;

/** "And on lamps?" after an answer from a page is about that page still. */
function goesOnWithPage({ intent, turn }: AnswerScope): boolean {
  const last = turn.memory.at(-1);
  return intent.continues && last !== undefined && last.documents.length > 0 && last.products.length === 0;
}

function bestPageSentence(scope: AnswerScope, findings: Findings): RankedSentence | null {
  const pages = findings.hits.filter(({ document }) => document.kind !== "product");
  return rankSentences(askedText(scope, findings), pages)[0] ?? null;
}

/** A page has all that is asked beside the product's name, with the figure wanted: "resoling the Karst boots costs …". */
function isAnsweredByPage(scope: AnswerScope, { rest }: Focus, page: RankedSentence | null): boolean {
  const asked = rest.filter((term) => !isGeneric(term, scope.language));
  if (page === null || asked.length === 0 || !asked.every((term) => page.contextMatched.has(term))) return false;
  if (!asked.some((term) => page.matched.has(term))) return false;
  const { intent } = scope;
  const wanted = intent.price ? "price" : intent.expectation;
  return wanted !== null && meetsExpectation(wanted, page.sentence);
}

const LEAST_MATCH = 0.3;
/** Who looks for a thing is not shown what has half of its name. */
const LEAST_SOUGHT = 0.5;
/** Of what "Do you sell …?" names, the products must hold most. */
const LEAST_SOLD = 0.6;
/** A list of products answers a question only where they match nearly all of it. */
const LEAST_TO_ANSWER = 0.7;
/** Who looks for a product may be shown one that matches worse than a page; who asks something, only a better one. */
const BONUS = 0.25;
/** A few words that name a thing look for it, also where a page has all of them. */
const TIE = 0.01;

/** Whether a list of products serves the question better than a quoted sentence. */
function wantsProducts(scope: AnswerScope, findings: Findings, page: RankedSentence | null): boolean {
  const { intent } = scope;
  const [best] = relevantProducts(findings.hits);
  const product = best ? matchProduct(scope, best) : 0;
  if (intent.search ? product <= LEAST_SOUGHT : product < LEAST_MATCH) return false;
  return (
    intent.cheapest ||
    intent.dearest ||
    intent.quality !== null ||
    product > leastToWin(intent, findings, page?.contextCoverage ?? 0)
  );
}

/** How well a product must match against a page that holds `page` of the question. */
function leastToWin(intent: Intent, findings: Findings, page: number): number {
  if (intent.search) return page - BONUS;
  if (hasConditions(intent, findings)) return intent.asks ? page : page - BONUS;
  if (intent.expectation !== null) return Number.POSITIVE_INFINITY;
  return intent.asks ? Math.max(page + BONUS, LEAST_TO_ANSWER) : page - TIE;
}

/** A price, a colour or a brand to filter by speaks for products, unless a fact is asked for. */
function hasConditions(intent: Intent, { result }: Findings): boolean {
  const { filters, sort } = result.interpretation;
  return intent.expectation === null && (filters.length > 0 || sort !== null);
}

/** The thing asked for is what the product is called or belongs to, not only what its description mentions. */
function isSold(scope: AnswerScope, hit: SearchHit): boolean {
  return matchName(scope, hit) >= LEAST_SOLD || isDefinedAs(scope, hit);
}

async function listIfProductMatches(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const [best] = relevantProducts(findings.hits);
  if (!best || scope.intent.expectation !== null || matchProduct(scope, best) < LEAST_SOLD) return null;
  if (scope.intent.sells && !relevantProducts(findings.hits).some((hit) => isSold(scope, hit))) return null;
  return listProducts(scope, findings);
}
