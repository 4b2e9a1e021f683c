import type { DocumentKind } from "#features/content";
import type { Offer } from "#features/retrieval";
import { checkClaim } from "./check-claims.ts";
import { sameCurrency } from "./figure-units.ts";
import { foldFigures } from "./fold-figures.ts";
import { groundOf, type Ground } from "./figure-ground.ts";
import { discountPercent, majorUnits } from "./offer-figures.ts";
import { findMentions, namesWholeTitle, ownerOf, type Mention } from "./product-mentions.ts";
import { readFigures, type Figure } from "./read-figures.ts";

export interface CitedPassage {
  title: string;
  text: string;
  language: string;
  kind: DocumentKind;
  documentNumber: number;
}

/** A product with its commercial records as they are at this moment. */
export interface LiveProduct {
  documentNumber: number;
  title: string;
  offers: readonly Offer[];
}

/** What a sentence may take its figures from. */
export interface FigureGrounds {
  question: string;
  /** Cited by this very sentence. */
  passages: readonly CitedPassage[];
  /** Cited by this very sentence. */
  products: readonly LiveProduct[];
  /** Every product that the turn has looked at: a sentence that names one may not contradict it. */
  known: readonly LiveProduct[];
}

export interface CheckScope {
  reading: { text: string; figures: Figure[] };
  grounds: FigureGrounds;
  passages: { passage: CitedPassage; ground: Ground }[];
  facts: Ground;
  mentions: Mention[];
  language: string;
}

/**
 * The figures of a sentence that nothing vouches for; empty when it may be shown. Money and stock must be what the live
 * offers of the products cited say, or stand in a cited page that no live offer contradicts; percentages, dates, times
 * and durations must stand in a cited passage; other numerals in the question or a cited passage.
 */
export function checkFigures(sentence: string, language: string, grounds: FigureGrounds): Figure[] {
  const reading = readFigures(sentence, language);
  if (reading.figures.length === 0) return [];
  const passages = grounds.passages.map((passage) => ({ passage, ground: groundOf(passage.text, passage.language) }));
  const facts = groundOf(productFacts(grounds.products), language);
  const mentions = findMentions(reading.text, grounds.products, language);
  const scope: CheckScope = { reading, grounds, passages, facts, mentions, language };
  return reading.figures.filter((figure) => !isVouched(figure, scope));
}

function isVouched(figure: Figure, scope: CheckScope): boolean {
  switch (figure.kind) {
    case "money":
      return isPrice(figure, scope);
    case "percent":
      return isPercentage(figure, scope);
    case "stock":
      return isStock(figure, scope);
    case "claim":
      return checkClaim(figure, scope);
    case "numeral":
    case "code":
      return isNumeral(figure, scope);
    default:
      return standsInPassage(figure, scope);
  }
}

function isPrice(figure: Figure, scope: CheckScope): boolean {
  const { grounds, reading, language } = scope;
  if (attributed(figure, scope).some((product) => product.offers.some((offer) => hasPrice(offer, figure)))) return true;
  const texts = [subjectOf(reading.text), ...grounds.passages.map(({ title }) => foldFigures(title))];
  const named = grounds.known.filter(
    ({ title, offers }) =>
      offers.some((offer) => offer.priceMinor !== null) && texts.some((text) => namesWholeTitle(text, title, language)),
  );
  if (named.length > 0) return named.some(({ offers }) => offers.some((offer) => hasPrice(offer, figure)));
  return scope.passages.some(({ passage, ground }) => passage.kind !== "product" && hasFigure(ground, figure));
}

/** What a thing is for is not what its price is about: "battery for the Kestrel, €24.90", "Fits: Kestrel; Price: …". */
const PURPOSE =
  /(?<!\p{L})(?:for|fits?|with|to|of|suits?|für|passt (?:zu[mr]?|auf|in)|zu[mr]?|mit|pour|avec|du|de la|des|para|con|del|per|d[ei]l+a?|voor|met|op|لـ?|ل|مع)[ :]+(?:the |all |den |die |das |dem |der |le |la |les |el |los |las |il |lo |i |o |os |a |as |de |het )?[^.,;:!?]*/gu;

function subjectOf(text: string): string {
  const [first = ""] = text.split(/;\s/u);
  return (text.includes("; ") ? first : text).replace(PURPOSE, " ");
}

/** The products whose prices a figure may be: with several cited, the one that the sentence names beside it. */
function attributed(figure: Figure, { grounds, mentions }: CheckScope): readonly LiveProduct[] {
  if (grounds.products.length < 2) return grounds.products;
  const owner = ownerOf(mentions, figure.index);
  return grounds.products.filter((product) => product.documentNumber === owner);
}

function hasPrice(offer: Offer, figure: Figure): boolean {
  const { currency, priceMinor, compareAtMinor } = offer;
  if (currency === null || !sameUnit(figure.unit, currency)) return false;
  return [priceMinor, compareAtMinor].some(
    (minor) => minor !== null && figure.values.includes(majorUnits(minor, currency)),
  );
}

function sameUnit(one: string | null, other: string): boolean {
  return one === "?any" || other === "?any" || (one !== null && sameCurrency(one, other));
}

function isPercentage(figure: Figure, scope: CheckScope): boolean {
  const discounts = attributed(figure, scope).flatMap((product) => product.offers.map(discountPercent));
  if (discounts.some((discount) => discount !== null && figure.values.includes(String(discount)))) return true;
  const speaksOfDiscount = claimsDiscount(scope.reading);
  return scope.passages.some(
    ({ passage, ground }) => (passage.kind !== "product" || !speaksOfDiscount) && hasFigure(ground, figure),
  );
}

/** What makes a percentage one off a price, beside the words of a discount. */
const OFF =
  /(?<!\p{L})(?:off|less|cheaper|sav(?:e|es|ed|ing|ings)|günstiger|billiger|spar\p{L}*|moins|économis\p{L}*|ahorr\p{L}*|menos|risparmi\p{L}*|meno|economi[zs]\p{L}*|poup\p{L}*|goedkoper|bespaar\p{L}*|وفر|توفير|أقل)(?!\p{L})/u;

function claimsDiscount({ text, figures }: CheckScope["reading"]): boolean {
  return OFF.test(text) || figures.some(({ kind, values }) => kind === "claim" && values.includes("discount"));
}

function isStock(figure: Figure, scope: CheckScope): boolean {
  const counts = attributed(figure, scope).flatMap((product) => product.offers.map((offer) => offer.stock));
  const known = counts.filter((count) => count !== null);
  if (known.some((count) => figure.values.includes(String(count)))) return true;
  if (known.length > 1 && figure.values.includes(String(known.reduce((sum, count) => sum + count, 0)))) return true;
  if (known.length > 0) return false;
  return scope.passages.some(({ passage, ground }) => passage.kind !== "product" && hasFigure(ground, figure));
}

function isNumeral(figure: Figure, scope: CheckScope): boolean {
  const { grounds, passages, facts, language } = scope;
  const grounded = [facts, ...passages.map(({ ground }) => ground)];
  if (grounded.some((ground) => hasNumeral(ground, figure))) return true;
  return figure.unit === null && hasNumeral(groundOf(grounds.question, language), figure);
}

function hasNumeral(ground: Ground, figure: Figure): boolean {
  if (figure.kind === "code") return figure.values.some((value) => ground.codes.has(value));
  if (figure.unit === null) return figure.values.some((value) => ground.numerals.has(value));
  return figure.values.some(
    (value) => ground.measures.has(`${value} ${figure.unit}`) || ground.bareNumerals.has(value),
  );
}

function standsInPassage(figure: Figure, { passages }: CheckScope): boolean {
  return passages.some(({ ground }) => hasFigure(ground, figure));
}

/** Whether a text holds the same figure. A date may say less than its source, never more. */
function hasFigure(ground: Ground, figure: Figure): boolean {
  return ground.figures.some((source) => {
    if (source.kind !== figure.kind) return false;
    if (figure.kind === "date")
      return figure.values.some((value) => source.values.some((full) => isPartOf(value, full)));
    const shareValue = figure.values.some((value) => source.values.includes(value));
    if (figure.kind === "money") return shareValue && sameUnit(figure.unit, source.unit ?? "");
    return shareValue && source.unit === figure.unit;
  });
}

function isPartOf(date: string, full: string): boolean {
  const parts = full.split("-");
  return date.split("-").every((part, index) => part === "?" || part === parts[index]);
}

function productFacts(products: readonly LiveProduct[]): string {
  return products
    .flatMap(({ title, offers }) => [
      title,
      ...offers.flatMap((offer) => [offer.title ?? "", offer.sku ?? "", ...offer.options.map(({ value }) => value)]),
    ])
    .join("\n");
}
