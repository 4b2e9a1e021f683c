import { scanTokens } from "./scan-tokens.ts";

/** What the index keeps of one passage. */
export interface TermCounts {
  /** Occurrences weighted by field, by term. */
  frequencies: Map<string, number>;
  /** Words of the passage weighted by field. */
  length: number;
  /** How the passage writes each term that is a plain word: the first spelling met, or the term itself. */
  spellings: Map<string, string>;
}

/** A word of a title says more about a passage than one of its body. Measured on products and on papers. */
export const fieldWeights = { title: 3, meta: 2, body: 1, attributes: 0.3 } as const;
export type IndexedField = keyof typeof fieldWeights;

const plainWord = /^\p{L}{3,24}$/u;

/** True for terms that take part in spelling: words of letters alone. */
export function isPlainWord(term: string): boolean {
  return plainWord.test(term);
}

/**
 * Terms of a text in order, for the index and for questions alike: folded (NFKC, case, accents), without the
 * language's stop words, stemmed, part numbers whole and in parts, quantities in one spelling. Deterministic.
 */
export function analyse(text: string, language: string): string[] {
  return scanTokens(text, language).flatMap(({ token }) => token.terms);
}

/** Counts the terms of a passage's fields. */
export function countTerms(fields: Record<IndexedField, string>, language: string): TermCounts {
  const counts: TermCounts = { frequencies: new Map(), length: 0, spellings: new Map() };
  for (const [field, weight] of fieldEntries) countField(counts, { text: fields[field], weight, language });
  return counts;
}

const fieldEntries: [IndexedField, number][] = [
  ["title", fieldWeights.title],
  ["meta", fieldWeights.meta],
  ["body", fieldWeights.body],
  ["attributes", fieldWeights.attributes],
];

function countField(counts: TermCounts, field: { text: string; weight: number; language: string }): void {
  const { frequencies, spellings } = counts;
  for (const { token } of scanTokens(field.text, field.language)) {
    counts.length += token.length * field.weight;
    for (const term of token.terms) {
      const before = frequencies.get(term);
      frequencies.set(term, (before ?? 0) + field.weight);
      if (before === undefined && isPlainWord(term)) spellings.set(term, token.terms.length === 1 ? token.text : term);
    }
  }
}
