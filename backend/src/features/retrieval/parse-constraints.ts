import { constraintPatterns, type ConstraintPatterns } from "./constraint-patterns.ts";
import { normaliseCase, stripAccentsInPlace } from "./fold-text.ts";
import { parsePrice, type PriceLimit } from "./parse-price.ts";
import type { SortOrder } from "./search-result.ts";
import { blankOut, type TextSpan } from "./text-span.ts";

/** A question with everything taken out that limits or orders the answer by itself, without looking at the catalogue. */
export interface ParsedConstraints {
  /** In lower case; spaces stand where something was taken out. */
  text: string;
  price: PriceLimit | null;
  isInStock: boolean;
  isOnSale: boolean;
  sort: SortOrder | null;
  /** Behind each of these stands what is not wanted, if the catalogue knows it. */
  negations: TextSpan[];
  /** Behind each of these stands what the wanted thing goes with. */
  companions: TextSpan[];
  /** Behind each of these stands a size. */
  sizeMarks: TextSpan[];
}

export interface ConstraintQuestion {
  query: string;
  languages: string[];
  currency: string;
}

export function parseConstraints(question: ConstraintQuestion): ParsedConstraints {
  const patterns = constraintPatterns(question.languages);
  const written = normaliseCase(question.query);
  const folded = stripAccentsInPlace(written);
  const price = parsePrice({ ...question, text: folded }, patterns);
  const rest = blankOut(folded, price.spans);
  const inStock = findSpans(rest, patterns.inStock);
  const onSale = findSpans(rest, patterns.onSale);
  const sorting = findSorting(rest, patterns);
  const spans = [...price.spans, ...inStock, ...onSale, ...sorting.spans, ...findSpans(rest, patterns.request)];
  const left = blankOut(folded, spans);
  return {
    text: blankOut(written, spans),
    price: price.limit,
    isInStock: inStock.length > 0 && !patterns.asksWhether.test(folded),
    isOnSale: onSale.length > 0 && !patterns.asksWhether.test(folded),
    sort: sorting.sort,
    negations: findSpans(left, patterns.not),
    companions: findSpans(left, patterns.goesWith),
    sizeMarks: findSpans(left, patterns.size),
  };
}

function findSorting(text: string, patterns: ConstraintPatterns): { sort: SortOrder | null; spans: TextSpan[] } {
  const orders: [SortOrder, RegExp][] = [
    ["price_ascending", patterns.cheapest],
    ["price_descending", patterns.dearest],
    ["newest", patterns.newest],
  ];
  for (const [sort, pattern] of orders) {
    const spans = findSpans(text, pattern);
    if (spans.length > 0) return { sort, spans };
  }
  return { sort: null, spans: [] };
}

function findSpans(text: string, pattern: RegExp): TextSpan[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
