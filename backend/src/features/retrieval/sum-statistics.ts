import type { ByField } from "./indexed-fields.ts";
import type { LanguageStatistics } from "./statistics-queries.ts";

/** Sums passages by language; `sign` is -1 for passages that were taken out. */
export function sumStatistics(passages: { language: string; lengths: ByField }[], sign: 1 | -1): LanguageStatistics[] {
  const sums = new Map<string, LanguageStatistics>();
  for (const { language, lengths } of passages) {
    const sum = sums.get(language) ?? { language, passages: 0, holding: [0, 0, 0, 0], words: [0, 0, 0, 0] };
    sum.passages += sign;
    for (const [field, words] of lengths.entries()) {
      if (words > 0) sum.holding[field] = (sum.holding[field] ?? 0) + sign;
      sum.words[field] = (sum.words[field] ?? 0) + sign * words;
    }
    sums.set(language, sum);
  }
  return [...sums.values()];
}

/** Words of each field where a passage has one, over all languages. */
export function averageLengths(languages: LanguageStatistics[]): ByField {
  const average = (field: 0 | 1 | 2 | 3) => {
    const holding = languages.reduce((sum, language) => sum + language.holding[field], 0);
    const words = languages.reduce((sum, language) => sum + language.words[field], 0);
    return holding > 0 ? words / holding : 1;
  };
  return [average(0), average(1), average(2), average(3)];
}
