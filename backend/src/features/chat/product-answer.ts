import type { SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import type { Focus } from "./find-focus.ts";
import type { WantedOption } from "./option-words.ts";
import type { ShopProduct } from "./shop-products.ts";

/** What there is to say about one product. */
export interface ProductAnswer {
  scope: AnswerScope;
  focus: Focus;
  product: ShopProduct;
  /** The product's passages, cleaned. */
  passages: SearchHit[];
  wanted: WantedOption[];
}
