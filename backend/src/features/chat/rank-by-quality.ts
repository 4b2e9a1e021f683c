import type { SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import type { AskedQuality } from "./asked-quality.ts";
import { findMeasure } from "./find-measure.ts";
import { foldFigures } from "./fold-figures.ts";
import { parseNumber } from "./parse-number.ts";
import { literal } from "./plain-text.ts";
import { showCard } from "./show-card.ts";
import type { ShopProduct } from "./shop-products.ts";

const MOST_CARDS = 4;

interface Measured {
  product: ShopProduct;
  attribute: { name: string; value: string };
  value: number;
}

/** In the smallest of its kind, so that 1.2 kg is more than 980 g. */
const SCALE: Record<string, [kind: string, factor: number]> = {
  mg: ["mass", 0.001],
  g: ["mass", 1],
  kg: ["mass", 1_000],
  oz: ["mass", 28.35],
  lb: ["mass", 453.6],
  ml: ["volume", 1],
  cl: ["volume", 10],
  l: ["volume", 1_000],
  mm: ["length", 1],
  cm: ["length", 10],
  m: ["length", 1_000],
  in: ["length", 25.4],
  ft: ["length", 304.8],
};

/** Products that can still be had, by what their sheets say of the quality; those measured as the first one is. */
export function rankByQuality(products: readonly ShopProduct[], { attribute, wanted }: AskedQuality): Measured[] {
  const measured = products.filter(isOffered).flatMap((product) => measure(product, attribute));
  const [first] = measured;
  const comparable = measured.filter(({ kind }) => kind === first?.kind);
  return comparable.toSorted((a, b) => (wanted === "least" ? a.value - b.value : b.value - a.value));
}

function isOffered({ offers }: ShopProduct): boolean {
  return offers.some(({ availability }) => availability !== "discontinued");
}

function measure(product: ShopProduct, pattern: RegExp): (Measured & { kind: string })[] {
  const attribute = product.facts.attributes.find(({ name }) => pattern.test(name));
  const match = attribute && /([-−–]?)\s?(\d[\d.,]*)/u.exec(foldFigures(attribute.value));
  if (!attribute || !match) return [];
  const [whole, sign, digits = ""] = match;
  const [number] = parseNumber(digits.replace(/[.,]+$/, ""), product.language);
  if (number === undefined) return [];
  const unit = findMeasure(foldFigures(attribute.value).slice(match.index + whole.length)) ?? "";
  const [kind, factor] = SCALE[unit] ?? [unit, 1];
  return [{ product, attribute, kind, value: Number(number) * factor * (sign === "" ? 1 : -1) }];
}

/** Names the first of a ranking with what its sheet says and shows the next ones as cards. */
export async function sayRankedByQuality(
  scope: AnswerScope,
  ranking: readonly Measured[],
  passages: readonly SearchHit[],
): Promise<Reply | null> {
  const [first] = ranking;
  if (!first) return null;
  const { product, attribute } = first;
  const source = passages.find((hit) => hit.document.number === product.documentNumber);
  const text = `**${product.title}** – ${literal(attribute.name)}: ${literal(attribute.value)}`;
  const said = await scope.writer.say({
    text,
    sources: source ? [source] : [],
    products: [product.documentNumber],
    live: [product],
  });
  if (!said) return null;
  for (const { product: shown } of ranking.slice(0, MOST_CARDS)) await showCard(scope, shown);
  return answered([scope.phrases.suggestStock(product.title)]);
}
