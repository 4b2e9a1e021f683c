import { formatMoney } from "#features/commerce";
import type { Offer } from "#features/retrieval";
import type { ProductAnswer } from "./product-answer.ts";
import type { Statement } from "./answer-writer.ts";
import { availabilityOf } from "./make-card.ts";
import { offersWith } from "./option-words.ts";
import type { ShopProduct } from "./shop-products.ts";

/** The price as the offers have it now, of the versions asked for where the question names some. */
export async function sayPrice(answer: ProductAnswer): Promise<boolean> {
  const { scope, product } = answer;
  const { phrases, writer, locale } = scope;
  const offers = chosenOffers(answer);
  const priced = offers.filter((offer) => offer.priceMinor !== null && offer.currency !== null);
  const [lowest] = priced;
  const highest = priced.at(-1);
  if (!lowest || !highest) return writer.say(statement(answer, phrases.noPrice(product.title)));
  const [low, high] = [format(lowest, locale), format(highest, locale)];
  const name = nameOf(answer);
  const text = low === high ? phrases.price(name, low) : phrases.priceRange(name, low, high);
  const said = await writer.say(statement(answer, text));
  if (low === high && lowest.compareAtMinor !== null && lowest.currency !== null) {
    const before = formatMoney(lowest.compareAtMinor, lowest.currency, locale);
    await writer.say(statement(answer, phrases.priceBefore(before)));
  }
  return said;
}

/** Whether it can be bought, as the offers have it now. A stock count is named only where it is a few pieces. */
export async function sayStock(answer: ProductAnswer): Promise<boolean> {
  const { scope, product, wanted } = answer;
  const { phrases, writer } = scope;
  if (wanted.length > 0 && offersWith(product.offers, wanted).length === 0) return sayMissing(answer);
  const offers = chosenOffers(answer);
  const said = await writer.say(statement(answer, stockSentence(answer, offers)));
  const inStock = offers.filter((offer) => offer.availability === "in_stock");
  const isPartial = wanted.length === 0 && inStock.length > 0 && inStock.length < offers.length;
  if (isPartial) {
    const values = listVersions(inStock);
    if (values !== "") await writer.say(statement(answer, phrases.inStockIn(product.title, values)));
  }
  return said;
}

/** The versions on offer, by option: colours, sizes. */
export async function sayVariants(answer: ProductAnswer): Promise<boolean> {
  const { scope, product } = answer;
  let said = false;
  for (const [name, values] of optionsOf(product.offers)) {
    const text = scope.phrases.comesIn(product.title, name, values.join(", "));
    said = (await scope.writer.say(statement(answer, text))) || said;
  }
  return said;
}

async function sayMissing(answer: ProductAnswer): Promise<boolean> {
  const { scope, product, wanted } = answer;
  const text = scope.phrases.variantMissing(product.title, wanted.map(({ asked }) => asked).join(", "));
  const said = await scope.writer.say(statement(answer, text));
  await sayVariants(answer);
  return said;
}

const FEW = 20;

function stockSentence(answer: ProductAnswer, offers: readonly Offer[]): string {
  const { phrases } = answer.scope;
  const name = nameOf(answer);
  const [only] = offers;
  switch (availabilityOf(offers)) {
    case "in_stock":
      return offers.length === 1 && only && only.stock !== null && only.stock > 0 && only.stock <= FEW
        ? phrases.stockLeft(name, String(only.stock))
        : phrases.inStock(name);
    case "preorder":
      return phrases.preorder(name);
    case "out_of_stock":
      return phrases.outOfStock(name);
    case "discontinued":
      return phrases.discontinued(name);
    default:
      return phrases.stockUnknown(name);
  }
}

/** The offers of the versions that the question names, where there are such; all of them otherwise. */
function chosenOffers({ product, wanted }: ProductAnswer): readonly Offer[] {
  const fitting = wanted.length > 0 ? offersWith(product.offers, wanted) : [];
  return fitting.length > 0 ? fitting : product.offers;
}

function nameOf(answer: ProductAnswer): string {
  const { product, wanted } = answer;
  const fitting = wanted.length > 0 ? offersWith(product.offers, wanted) : [];
  const [first] = fitting;
  if (!first || first.options.length === 0 || fitting.length === product.offers.length) return product.title;
  const shared = first.options.filter(({ name, value }) =>
    fitting.every((offer) => offer.options.some((option) => option.name === name && option.value === value)),
  );
  return shared.length === 0 ? product.title : `${product.title} (${shared.map(({ value }) => value).join(", ")})`;
}

function optionsOf(offers: readonly Offer[]): [string, string[]][] {
  const options = new Map<string, Set<string>>();
  for (const { name, value } of offers.flatMap((offer) => offer.options)) {
    options.set(name, (options.get(name) ?? new Set()).add(value));
  }
  return [...options].map(([name, values]) => [name, [...values]]);
}

const MOST_VERSIONS = 8;

function listVersions(offers: readonly Offer[]): string {
  const versions = offers
    .map((offer) => offer.options.map(({ value }) => value).join(" / "))
    .filter((text) => text !== "");
  const shown = [...new Set(versions)].slice(0, MOST_VERSIONS);
  return shown.join(", ") + (versions.length > MOST_VERSIONS ? " …" : "");
}

function format(offer: Offer, locale: string): string {
  return offer.priceMinor === null || offer.currency === null
    ? ""
    : formatMoney(offer.priceMinor, offer.currency, locale);
}

function statement(answer: ProductAnswer, text: string): Statement {
  const product: ShopProduct = answer.product;
  const [source] = answer.passages;
  return { text, sources: source ? [source] : [], products: [product.documentNumber], live: [product] };
}
