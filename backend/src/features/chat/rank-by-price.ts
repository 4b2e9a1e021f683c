import { formatMoney } from "#features/commerce";
import type { Offer, SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { showCard } from "./show-card.ts";
import type { ShopProduct } from "./shop-products.ts";

const MOST_CARDS = 4;

interface Priced {
  product: ShopProduct;
  offer: Offer;
  priceMinor: number;
  currency: string;
}

export type PriceOrder = "cheapest" | "dearest";

export interface PriceRanking {
  order: PriceOrder;
  priced: Priced[];
}

/** Products that can be bought, by their live price; in one currency, that of the first. */
export function rankProducts(products: readonly ShopProduct[], order: PriceOrder): PriceRanking {
  const priced = products.flatMap((product) => cheapestOffer(product));
  const [first] = priced;
  const comparable = priced.filter(({ currency }) => currency === first?.currency);
  const sorted = comparable.toSorted((a, b) => a.priceMinor - b.priceMinor);
  return { order, priced: order === "cheapest" ? sorted : sorted.toReversed() };
}

function cheapestOffer(product: ShopProduct): Priced[] {
  const bought = product.offers.filter(
    ({ availability }) => availability !== "discontinued" && availability !== "out_of_stock",
  );
  const offer = bought.find(({ priceMinor, currency }) => priceMinor !== null && currency !== null);
  if (!offer || offer.priceMinor === null || offer.currency === null) return [];
  return [{ product, offer, priceMinor: offer.priceMinor, currency: offer.currency }];
}

/** Names the first of a ranking with its price and shows the next ones as cards; null when nothing has a price. */
export async function sayRanked(
  scope: AnswerScope,
  ranking: PriceRanking,
  passages: readonly SearchHit[],
): Promise<Reply | null> {
  const [first] = ranking.priced;
  if (!first) return null;
  const { writer, phrases, locale } = scope;
  const price = formatMoney(first.priceMinor, first.currency, locale);
  const text = phrases[ranking.order](first.product.title, price);
  const source = passages.find((hit) => hit.document.number === first.product.documentNumber);
  const products = [first.product.documentNumber];
  await writer.say({ text, sources: source ? [source] : [], products, live: [first.product] });
  for (const { product } of ranking.priced.slice(0, MOST_CARDS)) await showCard(scope, product);
  return answered([phrases.suggestStock(first.product.title)]);
}
