import { analyse, type SearchHit } from "#features/retrieval";
import { tenantTransaction } from "#platform/tenant-context";
import type { AnswerScope } from "./answer-scope.ts";
import type { Findings } from "./find-knowledge.ts";
import { selectProductAt } from "./knowledge-queries.ts";
import type { Intent } from "./question-intent.ts";

/** Products that a question is about. */
export interface Focus {
  documents: number[];
  /** How it is known: named in the question, or meant by "it" after products were shown or on a product's page. */
  by: "name" | "memory" | "page";
  /** What the question says beside the products' names and its intent; analysed terms. */
  rest: string[];
}

const MOST_PRODUCTS = 3;
/** Share of a title's words that must be named where no single word tells the product apart. */
const NAMED_SHARE = 0.6;

/**
 * The products that a question names; else, where it points back or says nothing else, those shown before or the one
 * whose page the visitor looks at. Null when it is about no product in particular.
 */
export async function findFocus(scope: AnswerScope, findings: Findings): Promise<Focus | null> {
  const named = nameProducts(scope, findings.hits);
  if (named) return named;
  const rest = analyse(scope.intent.subject, scope.language);
  if (!scope.intent.pointsBack && !(asksOfProduct(scope.intent) && rest.length === 0)) return null;
  const shown = scope.turn.memory.findLast((memory) => memory.products.length > 0)?.products ?? [];
  if (shown.length > 0) return { documents: shown, by: "memory", rest };
  const here = await findProductHere(scope);
  return here === null ? null : { documents: [here], by: "page", rest };
}

function asksOfProduct(intent: Intent): boolean {
  const { price, stock, variants, cheapest, dearest, compare } = intent;
  return [price, stock, variants, cheapest, dearest, compare].includes(true);
}

async function findProductHere({ ctx, turn: { page } }: AnswerScope): Promise<number | null> {
  if (page === null || page.url === "") return null;
  return tenantTransaction(ctx, (tx) => selectProductAt(tx, ctx, page.url));
}

interface Named {
  hit: SearchHit;
  /** Terms of the title that the question has. */
  held: Set<string>;
  /** Of those, the ones that no other product found has in its title. */
  telling: number;
  share: number;
}

function nameProducts({ intent, language, turn }: AnswerScope, hits: readonly SearchHit[]): Focus | null {
  const products = distinctProducts(hits);
  if (products.length === 0) return null;
  const asked = new Set(analyse(turn.question, language));
  const named = products.map((hit) => nameOne(hit, asked, products)).filter(isNamed);
  if (named.length === 0) return null;
  const top = intent.compare ? named : bestNamed(named);
  if (top.length > MOST_PRODUCTS) return null;
  const titles = top.reduce((terms, { held }) => terms.union(held), new Set<string>());
  const rest = analyse(intent.subject, language).filter((term) => !titles.has(term));
  return { documents: top.map(({ hit }) => hit.document.number), by: "name", rest };
}

function distinctProducts(hits: readonly SearchHit[]): SearchHit[] {
  const products = hits.filter(({ document }) => document.kind === "product");
  return [...new Map(products.map((hit) => [hit.document.number, hit])).values()];
}

function nameOne(hit: SearchHit, asked: ReadonlySet<string>, products: readonly SearchHit[]): Named {
  const title = titleTerms(hit);
  const held = title.intersection(asked);
  const others = products.filter((other) => other.document.title !== hit.document.title).map(titleTerms);
  const telling = [...held].filter((term) => !others.some((other) => other.has(term))).length;
  return { hit, held, telling, share: title.size === 0 ? 0 : held.size / title.size };
}

/** Enough of the title, or a word of its own beside another: "Fjord tent" names the Fjord among tents. */
function isNamed({ held, telling, share }: Named): boolean {
  return share >= NAMED_SHARE || (telling >= 1 && held.size >= 2);
}

function bestNamed(named: readonly Named[]): Named[] {
  const value = ({ telling, share }: Named) => telling + share;
  const best = Math.max(...named.map(value));
  return named.filter((one) => value(one) >= best - 0.05);
}

function titleTerms(hit: SearchHit): Set<string> {
  return new Set(analyse(hit.document.title, hit.chunk.language));
}
