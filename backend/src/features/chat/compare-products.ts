import { formatMoney } from "#features/commerce";
import type { SearchHit } from "#features/retrieval";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import type { AskedQuality } from "./asked-quality.ts";
import { showCard } from "./show-card.ts";
import { foldFigures } from "./fold-figures.ts";
import { literal } from "./plain-text.ts";
import type { ShopProduct } from "./shop-products.ts";

const MOST_ROWS = 6;

/** Two products side by side: prices from their offers, then the facts in which their sheets differ. */
export async function compareProducts(
  scope: AnswerScope,
  products: readonly ShopProduct[],
  passages: readonly SearchHit[],
): Promise<Reply | null> {
  const [one, other] = products;
  if (!one || !other) return null;
  const { writer, phrases } = scope;
  const sources = [one, other].flatMap(
    (product) => passages.find((hit) => hit.document.number === product.documentNumber) ?? [],
  );
  const numbers = [one.documentNumber, other.documentNumber];
  const say = (text: string) => writer.say({ text, sources, products: numbers, live: [one, other] });
  await say(phrases.compared(one.title, other.title));
  const rows = [...priceRow(scope, one, other), ...factRows(one, other, scope.intent.quality)].slice(0, MOST_ROWS);
  for (const row of rows) {
    writer.beginBlock("item");
    await say(row);
  }
  for (const product of [one, other]) await showCard(scope, product);
  return rows.length === 0 ? null : answered([phrases.suggestCheapest]);
}

function priceRow({ locale }: AnswerScope, one: ShopProduct, other: ShopProduct): string[] {
  const prices = [one, other].map(({ offers }) => {
    const offer = offers.find(({ priceMinor }) => priceMinor !== null);
    if (!offer || offer.priceMinor === null || offer.currency === null) return null;
    return formatMoney(offer.priceMinor, offer.currency, locale);
  });
  const [price, otherPrice] = prices;
  return price && otherPrice ? [`**${one.title}**: ${price} – **${other.title}**: ${otherPrice}`] : [];
}

/** What was asked for comes first. */
function byQuality(attributes: readonly Attribute[], quality: AskedQuality | null): readonly Attribute[] {
  if (quality === null) return attributes;
  const isAsked = ({ name }: Attribute) => quality.attribute.test(name);
  return [...attributes.filter(isAsked), ...attributes.filter((attribute) => !isAsked(attribute))];
}

type Attribute = ShopProduct["facts"]["attributes"][number];

function factRows(one: ShopProduct, other: ShopProduct, quality: AskedQuality | null): string[] {
  const theirs = new Map(other.facts.attributes.map(({ name, value }) => [foldFigures(name), value]));
  return byQuality(one.facts.attributes, quality).flatMap(({ name, value }) => {
    const their = theirs.get(foldFigures(name));
    if (their === undefined || foldFigures(their) === foldFigures(value)) return [];
    return [`**${literal(name)}**: ${literal(value)} – ${literal(their)}`];
  });
}
