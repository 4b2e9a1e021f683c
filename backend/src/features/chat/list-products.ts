import type { Filter, SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { whatIsSaid } from "./what-is-said.ts";
import { showCard } from "./show-card.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { findKnowledge, type Findings } from "./find-knowledge.ts";
import { isKindOf } from "./is-kind-of.ts";
import { formatMoney } from "#features/commerce";
import type { Intent } from "./question-intent.ts";
import { rankProducts, sayRanked, type PriceOrder } from "./rank-by-price.ts";
import { readShopProducts, type ShopProduct } from "./shop-products.ts";

const MOST_CARDS = 4;
/** Products whose prices are compared for a superlative. */
const MOST_COMPARED = 80;
/** A product that matched this much worse than the best is not shown. */
const LEAST_SHARE = 0.45;

/** The products found, as cards with live prices, and in words how the question was understood. */
export async function listProducts(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const order = orderWanted(scope.intent, findings);
  return order === null ? listFound(scope, findings) : listByPrice(scope, findings, order);
}

async function listFound(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const hits = withoutDeniers(scope, relevantProducts(findings.hits));
  const products = await readProducts(scope, hits);
  if (products.length === 0) return null;
  await scope.writer.status("writing");
  await explain(scope, findings);
  return showProducts(scope, products.slice(0, MOST_CARDS), hits);
}

/** "Which jacket has pit zips?" does not ask for the one whose sheet says that it has none. */
function withoutDeniers({ intent, language }: AnswerScope, hits: readonly SearchHit[]): readonly SearchHit[] {
  if (!intent.which) return hits;
  const terms = askedTerms(intent.subject, language).filter((term) => !isGeneric(term, language));
  const says = hits.map((hit) => ({ hit, ...whatIsSaid(hit, terms) }));
  const affirming = says.filter(({ denied }) => denied === 0);
  const most = Math.max(...affirming.map(({ said }) => said));
  const best = affirming.filter(({ said }) => said === most);
  return best.length > 0 ? best.map(({ hit }) => hit) : hits;
}

/** Of what is asked for by its superlative, the product itself: a cheap peg set is no cheapest tent. */
async function listByPrice(scope: AnswerScope, findings: Findings, order: PriceOrder): Promise<Reply | null> {
  const query = { query: scope.asked, language: scope.language, kinds: ["product" as const], limit: MOST_COMPARED };
  const found = await findKnowledge(scope.ctx, { ...query, history: earlierQuestions(scope) }, scope.draft);
  const hits = found.hits.length > 0 ? found.hits : relevantProducts(findings.hits);
  const products = await readProducts(scope, hits);
  const passages = new Map(hits.map((hit) => [hit.document.number, hit.chunk.text]));
  const kinds = products.map((product) => isKindOf(scope, product, passages.get(product.documentNumber) ?? ""));
  const best = Math.max(0, ...kinds);
  const ofKind = best === 0 ? [] : products.filter((_, at) => kinds[at] === best);
  if (products.length === 0) return null;
  await scope.writer.status("writing");
  await explain(scope, found);
  const ranked = await sayRanked(scope, rankProducts(ofKind.length > 0 ? ofKind : products, order), hits);
  return ranked ?? showProducts(scope, products.slice(0, MOST_CARDS), hits);
}

function earlierQuestions({ turn }: AnswerScope): string[] {
  return turn.memory.map((memory) => memory.question);
}

async function readProducts(scope: AnswerScope, hits: readonly SearchHit[]): Promise<ShopProduct[]> {
  const numbers = [...new Set(hits.map((hit) => hit.document.number))];
  const products = await readShopProducts(scope.ctx, numbers);
  scope.writer.know(products);
  return products;
}

function orderWanted(intent: Intent, { result }: Findings): PriceOrder | null {
  const { sort } = result.interpretation;
  if (intent.dearest || sort === "price_descending") return "dearest";
  return intent.cheapest || sort === "price_ascending" ? "cheapest" : null;
}

async function showProducts(
  scope: AnswerScope,
  shown: readonly ShopProduct[],
  hits: readonly SearchHit[],
): Promise<Reply> {
  const { writer, phrases } = scope;
  await writer.say({ text: shown.length === 1 ? phrases.product : phrases.products, sources: hits.slice(0, 1) });
  for (const product of shown) await showCard(scope, product);
  const [first] = shown;
  return answered([
    ...(shown.length > 1 ? [phrases.suggestCheapest] : []),
    ...(first ? [phrases.suggestStock(first.title)] : []),
  ]);
}

export function relevantProducts(hits: readonly SearchHit[]): SearchHit[] {
  const products = hits.filter(({ document }) => document.kind === "product");
  const best = products[0]?.score ?? 0;
  return products.filter(({ score }) => score >= best * LEAST_SHARE);
}

/** A dropped condition is never silent. */
async function explain(scope: AnswerScope, findings: Findings): Promise<void> {
  const { writer, phrases } = scope;
  const { relaxed } = findings.result.interpretation;
  if (relaxed.length === 0) return;
  await writer.say({ text: phrases.nothingFits, sources: [] });
  const names = relaxed.map((filter) => nameFilter(scope, filter)).join(", ");
  await writer.say({ text: phrases.relaxed(names), sources: [] });
}

function nameFilter({ phrases, locale }: AnswerScope, filter: Filter): string {
  switch (filter.kind) {
    case "price": {
      const amounts = [filter.minMinor, filter.maxMinor].filter((minor) => minor !== null);
      return `${phrases.filter.price} ${amounts.map((minor) => formatMoney(minor, filter.currency, locale)).join(" – ")}`;
    }
    case "attribute":
      return filter.values.join(", ");
    case "in_stock":
      return phrases.filter.inStock;
    default:
      return phrases.filter.onSale;
  }
}
