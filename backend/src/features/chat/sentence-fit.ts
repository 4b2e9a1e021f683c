import type { SearchHit } from "#features/retrieval";
import { fitsDates, fitsRow, readStatedValues, type StatedValues } from "./fitting-values.ts";
import { fitCountries, namedCountries } from "./named-countries.ts";
import type { AskedIn } from "./related-terms.ts";
import type { SentenceCandidate } from "./sentence-candidates.ts";

/** Whether a sentence is about the very country, size or day that a question states, or about another one. */
export type Fit = "fits" | "misses" | null;

/** What a question states that an answer must be about. */
export interface Stated extends StatedValues {
  countries: ReadonlySet<string>;
  /** Documents that name one of the countries: what they say of "other countries" is not about it. */
  naming: ReadonlySet<number>;
}

export function readStated({ question, earlier = [], language }: AskedIn, hits: readonly SearchHit[]): Stated {
  const countries = namedCountries([question, ...earlier].join(" "), language);
  const naming = hits.filter(
    ({ chunk }) => countries.size > 0 && fitCountries(countries, chunk.text, chunk.language) === "named",
  );
  return {
    ...readStatedValues(question, language),
    countries,
    naming: new Set(naming.map(({ document }) => document.number)),
  };
}

/** By the rows and rules that state countries, sizes and days themselves. */
export function fitOf({ hit, sentence }: SentenceCandidate, stated: Stated, terms: readonly string[]): Fit {
  const { language } = hit.chunk;
  const row = fitsRow(stated, { text: sentence.text, language }, terms);
  if (row !== null) return row ? "fits" : "misses";
  if (fitsDates(stated, sentence.figures)) return "fits";
  if (stated.countries.size === 0) return null;
  const country = fitCountries(stated.countries, sentence.text, language);
  if (country === "elsewhere") return "misses";
  if (country !== "others") return null;
  return stated.naming.has(hit.document.number) ? "misses" : "fits";
}
