import type { SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { isSupported } from "./check-support.ts";
import { fillSlots, slotSources } from "./fill-slots.ts";
import type { ModelSources } from "./model-sources.ts";
import { toPlainText } from "./plain-text.ts";
import type { ModelSentence } from "./release-sentences.ts";
import { readShopProducts, type ShopProduct } from "./shop-products.ts";

export interface Saying {
  scope: AnswerScope;
  sources: ModelSources;
  leaks(sentence: string): boolean;
}

/**
 * A model's sentence on its way to the visitor: slots filled from live offers, markup and addresses taken out, held
 * against what it cites. What does not hold is cut and counted, and the others stand. True when it was released.
 */
export async function sayModelSentence(saying: Saying, sentence: ModelSentence): Promise<boolean> {
  const { scope, sources } = saying;
  const cited = toHits(sources, sentence.numbers);
  const slotted = slotSources(sentence.text);
  const products = await readShopProducts(scope.ctx, productsOf([...cited, ...toHits(sources, slotted)]));
  const text = fillSlots(sentence.text, (source) => productAt(products, sources.get(source)), scope.locale);
  const problem = text === null ? "slot" : findProblem(saying, toPlainText(text), cited);
  if (text === null || problem !== null) {
    scope.draft.cut(problem ?? "slot");
    return false;
  }
  if (sentence.begins !== null) scope.writer.beginBlock(sentence.begins);
  const hits = [...new Set([...cited, ...toHits(sources, slotted)])];
  return scope.writer.say({ text, sources: hits, live: products });
}

function findProblem({ scope, sources, leaks }: Saying, text: string, cited: readonly SearchHit[]): string | null {
  if (leaks(text)) return "leak";
  const support = {
    question: scope.turn.question,
    language: scope.language,
    sources: cited.length > 0 ? cited : sources.all(),
    cites: cited.length > 0,
  };
  return isSupported(text, support) ? null : "unsupported";
}

function toHits(sources: ModelSources, numbers: readonly number[]): SearchHit[] {
  return numbers.flatMap((number) => sources.get(number) ?? []);
}

function productsOf(hits: readonly SearchHit[]): number[] {
  const products = hits.filter(({ document }) => document.kind === "product");
  return [...new Set(products.map(({ document }) => document.number))];
}

function productAt(products: readonly ShopProduct[], hit: SearchHit | undefined): ShopProduct | undefined {
  return products.find((product) => product.documentNumber === hit?.document.number);
}
