import type { Filter, SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { showCard } from "./show-card.ts";
import type { Findings } from "./find-knowledge.ts";
import { formatMoney } from "#features/commerce";
import type { Intent } from "./question-intent.ts";
import { rankProducts, sayRanked, type PriceOrder } from "./rank-by-price.ts";
import { readShopProducts, type ShopProduct } from "./shop-products.ts";

const MOST_CARDS = 4;
/** A product that matched this much worse than the best is not shown. */
const LEAST_SHARE = 0.45;

/** The products found, as cards with live prices, and in words how the question was understood. */
export async function listProducts(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const hits = relevantProducts(findings.hits);
  const products = await readShopProducts(
    scope.ctx,
    hits.map((hit) => hit.document.number),
  );
  if (products.length === 0) return null;
  const { writer, intent } = scope;
  writer.know(products);
  await writer.status("writing");
  await explain(scope, findings);
  const order = orderWanted(intent, findings);
  const ranked = order === null ? null : await sayRanked(scope, rankProducts(products, order), hits);
  return ranked ?? showProducts(scope, products.slice(0, MOST_CARDS), hits);
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
