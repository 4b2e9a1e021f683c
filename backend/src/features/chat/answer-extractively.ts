import type { AnswerScope, Reply } from "./answer-scope.ts";
import { answerAboutProducts } from "./answer-about-products.ts";
import { findFocus } from "./find-focus.ts";
import type { Findings } from "./find-knowledge.ts";
import { listProducts, relevantProducts } from "./list-products.ts";
import { askedText, quotePassages } from "./quote-passages.ts";
import { rankSentences } from "./rank-sentences.ts";
import { replyUnknown } from "./reply-unknown.ts";
import { matchProduct } from "./match-product.ts";

/**
 * An answer without a model: live facts of the products that the question is about, a list of products, or sentences
 * quoted from pages, in the order in which they fit; else that it is not known. Deterministic.
 */
export async function answerExtractively(scope: AnswerScope, findings: Findings): Promise<Reply> {
  scope.draft.method = "extractive";
  const focus = await findFocus(scope, findings);
  const about = focus && (await answerAboutProducts(scope, focus));
  if (about) return about;
  const [first, second] = wantsProducts(scope, findings)
    ? [listProducts, quotePassages]
    : [quotePassages, listIfProductMatches];
  return (await first(scope, findings)) ?? (await second(scope, findings)) ?? (await replyUnknown(scope, findings));
}

/** Whether a list of products serves the question better than a quoted sentence. */
function wantsProducts(scope: AnswerScope, findings: Findings): boolean {
  const [best] = relevantProducts(findings.hits);
  const product = best ? matchProduct(scope, findings, best) : 0;
  if (product < LEAST_MATCH) return false;
  return hasConditions(scope, findings) || matchesBetterThanPages(scope, findings, product);
}

const LEAST_MATCH = 0.3;
/** Who looks for a product may be shown one that matches worse than a page; who asks something, only a better one. */
const BONUS = 0.25;

function hasConditions({ intent }: AnswerScope, { result }: Findings): boolean {
  const { filters, sort } = result.interpretation;
  return filters.length > 0 || sort !== null || intent.cheapest || intent.dearest;
}

function matchesBetterThanPages(scope: AnswerScope, findings: Findings, product: number): boolean {
  const { intent } = scope;
  const pages = findings.hits.filter(({ document }) => document.kind !== "product");
  const [sentence] = rankSentences(askedText(scope, findings), pages);
  const page = sentence?.contextCoverage ?? 0;
  if (intent.search) return product >= page - BONUS;
  if (intent.expectation !== null) return false;
  return product > (intent.asks ? page + BONUS : page);
}

async function listIfProductMatches(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const [best] = relevantProducts(findings.hits);
  if (!best || scope.intent.expectation !== null || matchProduct(scope, findings, best) < 0.6) return null;
  return listProducts(scope, findings);
}
