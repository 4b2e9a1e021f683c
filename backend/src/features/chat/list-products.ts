import type { Filter, SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { whatIsSaid } from "./what-is-said.ts";
import { showCard } from "./show-card.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { findKnowledge, type Findings } from "./find-knowledge.ts";
import type { AskedQuality } from "./asked-quality.ts";
import { foldFigures } from "./fold-figures.ts";
import { readMeasures } from "./read-measures.ts";
import { replaceNumberWords } from "./replace-number-words.ts";
import { isKindOf, kindTerms } from "./is-kind-of.ts";
import { rankByQuality, sayRankedByQuality } from "./rank-by-quality.ts";
import { formatMoney } from "#features/commerce";
import { readIntent, type Intent } from "./question-intent.ts";
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
  if (order !== null) return listByPrice(scope, findings, order);
  const { quality } = scope.intent;
  return (quality && (await listByQuality(scope, findings, quality))) ?? listFound(scope, findings);
}

async function listFound(scope: AnswerScope, findings: Findings): Promise<Reply | null> {
  const hits = withoutDeniers(scope, relevantProducts(findings.hits));
  const read = await readProducts(scope, hits);
  const products =
    (await findOfMeasure(scope, findings, read)) ??
    ofMeasure(scope, namesKind(scope, findings) ? ofKind(scope, read, hits) : read);
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

async function listByPrice(scope: AnswerScope, findings: Findings, order: PriceOrder): Promise<Reply | null> {
  const { found, hits, products } = await findOfKind(scope, findings);
  if (products.length === 0) return null;
  await scope.writer.status("writing");
  await explain(scope, found);
  const ranked = await sayRanked(scope, rankProducts(products, order), hits);
  return ranked ?? showProducts(scope, products.slice(0, MOST_CARDS), hits);
}

/** Null where no product states the quality. */
async function listByQuality(scope: AnswerScope, findings: Findings, quality: AskedQuality): Promise<Reply | null> {
  const { found, hits, products } = await findOfKind(scope, findings);
  const ranking = rankByQuality(products, quality);
  if (ranking.length === 0) return null;
  await scope.writer.status("writing");
  await explain(scope, found);
  return sayRankedByQuality(scope, ranking, hits);
}

interface OfKind {
  found: Findings;
  hits: readonly SearchHit[];
  products: readonly ShopProduct[];
}

/** Of what is asked for by its superlative, the products themselves: a cheap peg set is no cheapest tent. */
async function findOfKind(scope: AnswerScope, findings: Findings): Promise<OfKind> {
  const seeking = withWhatIsSought(scope);
  const { language, asked: query } = seeking;
  const kinds = ["product" as const];
  const within = { ...scope.turn.limits, kinds, limit: MOST_COMPARED };
  const found = await findKnowledge(scope.ctx, { query, language, ...within }, scope.draft);
  const hits = found.hits.length > 0 ? found.hits : relevantProducts(findings.hits);
  const products = await readProducts(scope, hits);
  return { found, hits, products: bestOfKind(products, kindsOf(seeking, products, hits)) };
}

function bestOfKind(products: readonly ShopProduct[], sure: readonly number[]): readonly ShopProduct[] {
  const best = Math.max(0, ...sure);
  return best === 0 ? [] : products.filter((_, at) => sure[at] === best);
}

/** Products that are called what was asked for, where there are any: a blanket is no waterproof jacket. */
function ofKind(
  scope: AnswerScope,
  products: readonly ShopProduct[],
  hits: readonly SearchHit[],
): readonly ShopProduct[] {
  if (kindTerms(scope).length === 0) return products;
  const sure = kindsOf(scope, products, hits);
  const called = products.filter((_, at) => (sure[at] ?? 0) >= CALLED_SO);
  return called.length > 0 ? called : products;
}

const CALLED_SO = 2;

/** "Show me red jackets", "jacket under €150": looks for a kind of thing rather than for one by its name. */
function namesKind({ intent }: AnswerScope, { result }: Findings): boolean {
  return intent.search || intent.which || result.interpretation.filters.length > 0;
}

function kindsOf(scope: AnswerScope, products: readonly ShopProduct[], hits: readonly SearchHit[]): number[] {
  const passages = new Map(hits.map((hit) => [hit.document.number, hit.chunk.text]));
  return products.map((product) => isKindOf(scope, product, passages.get(product.documentNumber) ?? ""));
}

/** The kind asked for has more products than were found: one of them may have the measure. Null where none of the found or none of the others has. */
async function findOfMeasure(
  scope: AnswerScope,
  findings: Findings,
  read: readonly ShopProduct[],
): Promise<readonly ShopProduct[] | null> {
  if (measuresWanted(scope).size === 0 || read.some((product) => hasMeasures(scope, product))) return null;
  const { products } = await findOfKind(scope, findings);
  const fitting = products.filter((product) => hasMeasures(scope, product));
  return fitting.length > 0 ? fitting : null;
}

function measuresWanted({ asked, language }: AnswerScope): Set<string> {
  return readMeasures(replaceNumberWords(foldFigures(asked), language));
}

function hasMeasures(scope: AnswerScope, { title, facts }: ShopProduct): boolean {
  const stated = readMeasures(foldFigures([title, ...facts.attributes.map(({ value }) => value)].join("\n")));
  return measuresWanted(scope).isSubsetOf(stated);
}

/** "A tent for three people": of the products found, those whose sheets have that very measure, where any has. */
function ofMeasure(scope: AnswerScope, products: readonly ShopProduct[]): readonly ShopProduct[] {
  if (measuresWanted(scope).size === 0) return products;
  const fitting = products.filter((product) => hasMeasures(scope, product));
  return fitting.length > 0 ? fitting : products;
}

/** "Cheaper ones" are of the kind that was asked for before. */
function withWhatIsSought(scope: AnswerScope): AnswerScope {
  if (kindTerms(scope).length > 0) return scope;
  const asked = scope.turn.memory.findLast(({ question }) => {
    return kindTerms({ ...scope, intent: readIntent(question) }).length > 0;
  })?.question;
  return asked === undefined ? scope : { ...scope, asked, intent: readIntent(asked) };
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
