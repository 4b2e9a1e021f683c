import { cardStyle, type AnswerScope } from "./answer-scope.ts";
import { makeCard } from "./make-card.ts";
import { offersWith, readWantedOptions } from "./option-words.ts";
import type { ShopProduct } from "./shop-products.ts";

/** Shows a product's card with the versions that the question names. */
export async function showCard(scope: AnswerScope, product: ShopProduct): Promise<void> {
  const fitting = offersWith(product.offers, readWantedOptions(scope.asked, product));
  const card = makeCard(product, { ...cardStyle(scope), fitting });
  if (card) await scope.writer.card(card);
}
