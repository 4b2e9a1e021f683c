import type { RankedDocument } from "./rank-documents.ts";
import { scanTokens } from "./scan-tokens.ts";

/** Two words that stand side by side in the question. */
export interface WordPair {
  first: string[];
  second: string[];
  /** Mean rarity of the two. */
  rarity: number;
}

/** Share of a pair's rarity that a title with both words side by side is worth. */
const pairWeight = 0.3;

/** Puts documents first whose title has words of the question side by side, as the question has them. */
export function rewardNeighbours(
  documents: RankedDocument[],
  pairs: WordPair[],
  titles: Map<number, { title: string; language: string }>,
): RankedDocument[] {
  const rewarded = documents.map((document) => {
    const found = titles.get(document.documentNumber);
    if (!found) return document;
    const terms = scanTokens(found.title, found.language).map(({ token }) => token.terms[0] ?? "");
    const held = pairs.filter((pair) => holdsPair(terms, pair));
    return { ...document, score: document.score + pairWeight * held.reduce((sum, pair) => sum + pair.rarity, 0) };
  });
  return rewarded.toSorted((one, other) => other.score - one.score);
}

function holdsPair(terms: string[], { first, second }: WordPair): boolean {
  return terms.some((term, index) => first.includes(term) && second.includes(terms[index + 1] ?? ""));
}
