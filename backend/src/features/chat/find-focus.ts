import { analyse, type SearchHit } from "#features/retrieval";
import { tenantTransaction } from "#platform/tenant-context";
import type { AnswerScope } from "./answer-scope.ts";
import { askedTerms, isGeneric, namedTerms } from "./asked-terms.ts";
import type { Findings } from "./find-knowledge.ts";
import { foldFigures } from "./fold-figures.ts";
import { headTerms } from "./is-kind-of.ts";
import { selectProductAt } from "./knowledge-queries.ts";
import { replaceNumberWords } from "./replace-number-words.ts";
import { toShopProduct } from "./shop-products.ts";
import { whatIsSaid } from "./what-is-said.ts";
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
const SHORTEST_NUMBER = 5;

/**
 * The products that a question names; else, where it points back or says nothing else, those shown before or the one
 * whose page the visitor looks at. Null when it is about no product in particular.
 */
export async function findFocus(scope: AnswerScope, findings: Findings): Promise<Focus | null> {
  const named = nameProducts(scope, findings.hits);
  if (named) return named;
  const rest = askedTerms(scope.intent.subject, scope.language);
  if (!scope.intent.pointsBack && !(asksOfProduct(scope.intent) && rest.length === 0)) return null;
  const shown = shownBefore(scope.turn);
  if (shown.length > 0) return { documents: shown, by: "memory", rest };
  const here = await findProductHere(scope);
  return here === null ? null : { documents: [here], by: "page", rest };
}

/** The products shown last; the very last one where that was long ago. */
function shownBefore({ memory, summary }: AnswerScope["turn"]): number[] {
  return memory.findLast(({ products }) => products.length > 0)?.products ?? summary?.products.slice(-1) ?? [];
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
  /** Of those, how many no other product found has in its title. */
  telling: number;
  share: number;
}

function nameProducts(scope: AnswerScope, hits: readonly SearchHit[]): Focus | null {
  const { intent, language, asked } = scope;
  const products = distinctProducts(hits);
  const numbered = products.find((hit) => skusNamed(hit, asked).length > 0);
  if (numbered) return focusByNumber(scope, numbered);
  const terms = namedTerms(asked, language);
  const named = products.map((hit) => nameOne(hit, terms, products)).filter(isNamed);
  if (named.length === 0) return null;
  const subject = askedTerms(intent.subject, language);
  const top = intent.compare || intent.quality ? comparedNames(named) : bestNamed(named, subject);
  const titles = top.reduce((all, { held }) => all.union(held), new Set<string>());
  const rest = subject.filter((term) => !titles.has(term) && !isGeneric(term, language));
  if (isMereSearch(scope, top, rest)) return null;
  if (top.length > MOST_PRODUCTS) return null;
  return { documents: top.map(({ hit }) => hit.document.number), by: "name", rest };
}

/**
 * "Tent for two people" looks for tents; it does not name the one that is called Fjord 2 Tent. "Which rain jacket has a
 * hood?" asks for one of several.
 */
function isMereSearch({ intent }: AnswerScope, named: readonly Named[], rest: readonly string[]): boolean {
  if (intent.which && named.every(({ telling, share }) => telling === 0 && share < 1)) return true;
  if (intent.search && named.every(isKindAlone)) return true;
  if (intent.asks || asksOfProduct(intent) || rest.length === 0) return false;
  if (named.every(({ hit }) => statesAll(hit, rest))) return false;
  return named.every(({ share }) => share < 1);
}

/** Of its name nothing stands in the question but what kind of thing it is, and numbers: "a tent for 3". */
function isKindAlone({ hit: { document, chunk }, held }: Named): boolean {
  const head = headTerms(document.title, chunk.language);
  return [...held].every((term) => head.has(term) || !/\p{L}/u.test(term));
}

/** "Fjord 3 weight": what stands beside the name is what the product's sheet has lines for. */
function statesAll({ document, chunk, offers }: SearchHit, rest: readonly string[]): boolean {
  const { attributes } = toShopProduct(document, offers).facts;
  const names = new Set(analyse(attributes.map(({ name }) => name).join("\n"), chunk.language));
  return rest.every((term) => names.has(term));
}

/** Article numbers of a product that a question holds, with their dashes or without. */
function skusNamed({ offers }: SearchHit, asked: string): string[] {
  const text = compact(asked);
  return offers
    .flatMap(({ sku }) => sku ?? [])
    .filter((sku) => /\d/.test(sku) && sku.length >= SHORTEST_NUMBER && text.includes(compact(sku)));
}

function focusByNumber({ intent, language, asked }: AnswerScope, hit: SearchHit): Focus {
  const named = new Set([...titleTerms(hit), ...skusNamed(hit, asked).flatMap((sku) => analyse(sku, language))]);
  const rest = askedTerms(intent.subject, language).filter((term) => !named.has(term));
  return { documents: [hit.document.number], by: "name", rest };
}

function compact(text: string): string {
  return foldFigures(text).replace(/[^\p{L}\p{N}]+/gu, "");
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

/** Where two are named in full, those whose names begin alike are not meant. */
function comparedNames(named: readonly Named[]): readonly Named[] {
  const whole = named.filter(({ share }) => share === 1);
  return whole.length > 1 ? whole : named;
}

/**
 * The longest name that the question gives, and the fullest; among products that share it, those whose own text has
 * what else is asked: "the waterproof Rill" is the Rill that says so.
 */
function bestNamed(named: readonly Named[], subject: readonly string[]): Named[] {
  const value = ({ held, share }: Named) => held.size * share;
  const best = Math.max(...named.map(value));
  const top = named.filter((one) => value(one) >= best * 0.95);
  const [first] = top;
  const rest = subject.filter((term) => !first?.held.has(term));
  if (!first || rest.length === 0) return top;
  const family = named.filter(({ held }) => first.held.isSubsetOf(held));
  const said = family.map((one) => ({ one, says: saysOf(one.hit, rest) }));
  const most = Math.max(...said.map(({ says }) => says));
  return said
    .filter(({ one, says }) => says === most && (top.includes(one) || most > saysOf(first.hit, rest)))
    .map(({ one }) => one);
}

/** How many of the terms a product's passage says of itself; one that it denies counts against it. */
function saysOf(hit: SearchHit, terms: readonly string[]): number {
  const { said, denied } = whatIsSaid(hit, terms);
  return said - denied;
}

function titleTerms(hit: SearchHit): Set<string> {
  return new Set(analyse(replaceNumberWords(foldFigures(hit.document.title), hit.chunk.language), hit.chunk.language));
}
