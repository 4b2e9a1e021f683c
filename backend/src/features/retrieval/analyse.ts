import { indexedFields, type ByField, type IndexedField } from "./indexed-fields.ts";
import { scanTokens } from "./scan-tokens.ts";

/** What the index keeps of one passage. */
export interface TermCounts {
  /** Occurrences by term and field. */
  frequencies: Map<string, ByField>;
  /** Words by field. */
  lengths: ByField;
  /** Plain words as the passage writes them, with the term that each stands under. */
  words: Map<string, string>;
}

const plainWord = /^\p{L}{3,24}$/u;

/** True for what takes part in spelling: words of letters alone. */
export function isPlainWord(text: string): boolean {
  return plainWord.test(text);
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
  const counts: TermCounts = { frequencies: new Map(), lengths: [0, 0, 0, 0], words: new Map() };
  for (const [field, name] of indexedFields.entries()) countField(counts, { text: fields[name], field, language });
  return counts;
}

function countField(counts: TermCounts, { text, field, language }: { text: string; field: number; language: string }) {
  let length = 0;
  for (const { token } of scanTokens(text, language)) {
    length += token.length;
    const [term] = token.terms;
    if (term !== undefined && token.terms.length === 1 && isPlainWord(token.text)) counts.words.set(token.text, term);
    for (const term of token.terms) {
      const byField = counts.frequencies.get(term);
      if (byField) {
        byField[field] = (byField[field] ?? 0) + 1;
        continue;
      }
      const first: ByField = [0, 0, 0, 0];
      first[field] = 1;
      counts.frequencies.set(term, first);
    }
  }
  counts.lengths[field] = length;
}
