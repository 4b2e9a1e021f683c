import { analyse, type SearchHit } from "#features/retrieval";
import { tenantTransaction } from "#platform/tenant-context";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { isGeneric } from "./asked-terms.ts";
import { readAsked } from "./asked-words.ts";
import { cleanHit } from "./clean-hit.ts";
import { compareProducts } from "./compare-products.ts";
import { findKnowledge } from "./find-knowledge.ts";
import type { Focus } from "./find-focus.ts";
import { foldFigures } from "./fold-figures.ts";
import { selectPassages } from "./knowledge-queries.ts";
import { termsHeld } from "./held-terms.ts";
import { availabilityOf } from "./make-card.ts";
import { readWantedOptions } from "./option-words.ts";
import type { ProductAnswer } from "./product-answer.ts";
import { namesWholeTitle } from "./product-mentions.ts";
import { quoteFacts } from "./quote-facts.ts";
import { rankProducts, sayRanked } from "./rank-by-price.ts";
import { sayPrice, sayStock, sayVariants } from "./say-offers.ts";
import { showCard } from "./show-card.ts";
import { splitPassage } from "./split-passage.ts";
import { readShopProducts, type ShopProduct } from "./shop-products.ts";

const MOST_PASSAGES = 24;

/** Answers a question about certain products from their live offers and their own passages; null when they do not say. */
export async function answerAboutProducts(scope: AnswerScope, focus: Focus): Promise<Reply | null> {
  const products = await readShopProducts(scope.ctx, focus.documents);
  if (products.length === 0) return null;
  scope.writer.know(products);
  const passages = await readPassages(scope, products);
  if (products.length > 1) {
    const { intent } = scope;
    if (intent.compare || intent.quality) return compareProducts(scope, products, passages);
    if (intent.cheapest) return sayRanked(scope, rankProducts(products, "cheapest"), passages);
    if (intent.dearest) return sayRanked(scope, rankProducts(products, "dearest"), passages);
  }
  return tellProducts(scope, focus, { products, passages });
}

async function tellProducts(
  scope: AnswerScope,
  focus: Focus,
  { products, passages }: { products: readonly ShopProduct[]; passages: readonly SearchHit[] },
): Promise<Reply | null> {
  const told: ShopProduct[] = [];
  for (const product of products) {
    const own = passages.filter((hit) => hit.document.number === product.documentNumber);
    const wanted = readWantedOptions(scope.asked, product);
    if (await tellProduct({ scope, focus, product, passages: own, wanted })) told.push(product);
  }
  const [first] = told;
  if (!first) return null;
  for (const product of told) await showCard(scope, product);
  return answered(told.length === 1 ? suggestAbout(scope, first) : [scope.phrases.suggestCheapest]);
}

async function tellProduct(answer: ProductAnswer): Promise<boolean> {
  const { scope, product } = answer;
  scope.writer.beginBlock("paragraph");
  if (product.offers.length > 0 && availabilityOf(product.offers) === "discontinued") return sayDiscontinued(answer);
  if (isAboutOffers(answer) && (await tellOffers(answer))) return true;
  const facts = await quoteFacts(answer);
  const { by } = answer.focus;
  if (!facts && asksOfOthers(answer)) return false;
  return by === "name" && !isAboutOffers(answer) ? (await tellOffers(answer)) || facts : facts;
}

/** "What does it cost at Amazon?": what else is asked stands nowhere on the product's own sheet. */
function asksOfOthers({ focus, passages, scope, product, wanted }: ProductAnswer): boolean {
  const { language } = scope;
  const options = product.offers.flatMap((offer) => offer.options.flatMap(({ name, value }) => [name, value]));
  const left = focus.rest.filter((term) => !isGeneric(term, language)).length - wanted.length;
  if (left <= 0) return false;
  if (product.language !== language) return namesOtherPlace(scope.asked, focus.rest, language);
  const words = readAsked({ question: scope.intent.subject, language }, []).in(product.language);
  const text = [product.title, ...options, ...passages.map(({ chunk }) => chunk.text)].join("\n");
  const held = termsHeld(words, [new Set(analyse(text, product.language))]);
  return words.own.filter((term) => !held.has(term)).length > 0;
}

/** "… en Amazon?": where nouns are looked for in another language, only a name behind "at" or "on" tells. */
function namesOtherPlace(asked: string, rest: readonly string[], language: string): boolean {
  const [, name] = OTHER_PLACE.exec(asked) ?? [];
  return name !== undefined && analyse(name, language).some((term) => rest.includes(term));
}

const OTHER_PLACE =
  /(?<!\p{L})(?:at|on|from|bei|auf|von|chez|sur|en|su|da|presso|na|no|bij|op|في|على|عند)\s+(\p{Lu}[\p{L}\p{N}]+)\s*[?.!؟]*\s*$/u;

/** Nothing is asked beside versions, price and stock: "Is it available in red?" */
function isAboutOffers(answer: ProductAnswer): boolean {
  const { price, stock, variants } = answer.scope.intent;
  const left = answer.focus.rest.length - answer.wanted.length;
  return left <= 0 && (price || stock || variants || answer.wanted.length > 0);
}

/** Versions, price and stock, each where it was asked for. */
async function tellOffers(answer: ProductAnswer): Promise<boolean> {
  const { intent } = answer.scope;
  const isOptionAlone = answer.wanted.length > 0 && !intent.variants && !intent.price;
  let said = false;
  if (intent.variants) said = await sayVariants(answer);
  if (intent.price) said = (await tellPrice(answer)) || said;
  if (intent.stock || isOptionAlone) said = (await sayStock(answer)) || said;
  return said;
}

async function tellPrice(answer: ProductAnswer): Promise<boolean> {
  const said = await sayPrice(answer);
  const isStated = answer.product.offers.some(({ priceMinor }) => priceMinor !== null);
  return isStated ? said : (await quoteFacts(answer, PRICING)) || said;
}

/** How a shop says that a price is made for each customer. */
const PRICING =
  /quot\p{L}+|on request|price|angebot|auf anfrage|preis|devis|sur demande|prix|presupuesto|precio|preventivo|su richiesta|prezzo|orçamento|sob consulta|preço|offerte|op aanvraag|prijs|عرض سعر|عند الطلب|السعر/iu;

const SUCCESSOR =
  /success\p{L}*|replac\p{L}*|supersed\p{L}*|nachfolge\p{L}*|ersetzt|remplac\p{L}*|sucesor\p{L}*|sustitu\p{L}*|reemplaz\p{L}*|sostitui\p{L}*|substitu\p{L}*|opvolger|vervang\p{L}*|بديل|يحل محل/iu;

async function sayDiscontinued(answer: ProductAnswer): Promise<boolean> {
  const { scope, product, passages } = answer;
  const { writer, phrases } = scope;
  const [source] = passages;
  const live = [product];
  const text = phrases.discontinued(product.title);
  const said = await writer.say({ text, sources: source ? [source] : [], products: [product.documentNumber], live });
  if (await quoteFacts(answer, SUCCESSOR)) await showSuccessor(answer);
  return said;
}

/** The product that the sentence about the successor names, as a card. */
async function showSuccessor({ scope, product, passages }: ProductAnswer): Promise<void> {
  const sentence = passages
    .flatMap(({ chunk }) => splitPassage(chunk.text, chunk.language))
    .find(({ text }) => SUCCESSOR.test(text));
  if (!sentence) return;
  const query = { query: sentence.text, language: scope.language, kinds: ["product" as const], limit: 5 };
  const { hits } = await findKnowledge(scope.ctx, query, scope.draft);
  const named = hits.find(
    ({ document }) =>
      document.number !== product.documentNumber &&
      namesWholeTitle(foldFigures(sentence.text), document.title, scope.language),
  );
  const [successor] = await readShopProducts(scope.ctx, named ? [named.document.number] : []);
  if (successor) await showCard(scope, successor);
}

async function readPassages({ ctx, draft }: AnswerScope, products: readonly ShopProduct[]): Promise<SearchHit[]> {
  const documents = products.map((product) => product.documentNumber);
  const rows = await tenantTransaction(ctx, (tx) => selectPassages(tx, ctx, { documents, limit: MOST_PASSAGES }));
  const hits = rows.map((row) => cleanHit({ ...row, score: 1, offers: [] }).hit);
  draft.readPassages(hits);
  return hits;
}

function suggestAbout({ phrases, intent }: AnswerScope, product: ShopProduct): string[] {
  const hasChoices = product.offers.some((offer) => offer.options.length > 0);
  return [
    ...(intent.price ? [] : [phrases.suggestPrice(product.title)]),
    ...(intent.stock ? [] : [phrases.suggestStock(product.title)]),
    ...(hasChoices && !intent.variants ? [phrases.suggestColours(product.title)] : []),
  ].slice(0, 2);
}
