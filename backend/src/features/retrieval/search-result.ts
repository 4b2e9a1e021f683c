import type { OtherNames } from "./add-synonyms.ts";
import type { Availability, DocumentKind } from "#features/content";

/** What is looked for, and where. */
export interface SearchInput {
  /** As the shopper typed it; at most 1,000 characters are looked at. */
  query: string;
  /** Documents wanted; 10 by default, at most 100. */
  limit?: number;
  /** BCP 47 primary tag of the question; null or absent: every language the tenant's knowledge is written in. */
  language?: string | null;
  kinds?: DocumentKind[];
  /** What may be found at all, whatever `kinds` asks for: an agent's own sources and kinds; null or absent: everything. */
  onlySources?: string[] | null;
  onlyKinds?: DocumentKind[] | null;
  /** Only the document that stands at this address, as on a product page. */
  withinUrl?: string | null;
  exclude?: { documentNumbers?: number[]; externalIds?: string[] };
  /** The visitor's earlier questions, oldest first. */
  history?: string[];
  /** Several passages of one document instead of its best one. */
  passages?: boolean;
  /** Reports how each hit came to its score. */
  explain?: boolean;
}

export interface SearchResult {
  interpretation: Interpretation;
  /** Best first. */
  hits: SearchHit[];
  evidence: Evidence;
  /**
   * How much speaks for an answer being there, 0 to about 2.5: how well the best passages match, and how far the first
   * document stands above the tenth. Where only the topic is there, many passages match alike.
   */
  confidence: number;
  /** Documents that hold a word of the question and pass the filters; null when too many to count. */
  total: number | null;
}

/** How the question was understood: shown to the shopper, so that a filter or a correction is never silent. */
export interface Interpretation {
  /** The words that were looked for once filters had been taken out of the question. */
  text: string;
  language: string | null;
  corrections: Correction[];
  filters: Filter[];
  sort: SortOrder | null;
  /** Filters that were dropped, in the order of dropping, because nothing met them all. */
  relaxed: Filter[];
  /** Words taken over from earlier questions. */
  fromHistory: string[];
  /** Names in the question that have others, which were looked for as well. */
  otherNames: OtherNames[];
}

export interface Correction {
  from: string;
  to: string;
}

export type SortOrder = "price_ascending" | "price_descending" | "newest";

export type Filter =
  | { kind: "price"; minMinor: number | null; maxMinor: number | null; currency: string }
  /** `values` are alternatives as they stand in the catalogue, lower-cased. */
  | { kind: "attribute"; name: string; values: string[]; excluded: boolean }
  | { kind: "in_stock" }
  | { kind: "on_sale" };

/** What speaks for an answer being there at all; a caller abstains by several of these, not by one. */
export interface Evidence {
  /** Best BM25F score over the sum of the rarities of all words asked for: 0 for nothing, about 1 for a full match. */
  normalisedScore: number;
  /** Share of the question's words that no passage holds. */
  unknownTermShare: number;
  /** Share of the question's rarity that the best single passage holds. */
  bestCoverage: number;
  /** How far the best document is ahead of the second, as a share of its score. */
  margin: number;
  /** Cosine of the passage that is nearest by meaning; null without an embedding provider. */
  similarity: number | null;
}

export interface SearchHit {
  score: number;
  chunk: FoundChunk;
  document: FoundDocument;
  /** Live commercial records, read in the same transaction; empty unless a product. */
  offers: Offer[];
  explanation?: ScoreExplanation;
}

export interface FoundChunk {
  number: number;
  position: number;
  headings: string[];
  text: string;
  language: string;
  hash: string;
}

export interface FoundDocument {
  number: number;
  sourceId: string;
  externalId: string;
  kind: DocumentKind;
  title: string;
  url: string | null;
  language: string;
  contentHash: string;
  product: unknown;
}

/** Money in the currency's minor unit; unknown is null. */
export interface Offer {
  documentNumber: number;
  externalId: string;
  title: string | null;
  sku: string | null;
  options: { name: string; value: string }[];
  priceMinor: number | null;
  compareAtMinor: number | null;
  currency: string | null;
  availability: Availability;
  stock: number | null;
  url: string | null;
  imageUrl: string | null;
  updatedAt: Date;
}

export interface ScoreExplanation {
  lexical: number;
  /** Cosine similarity; null without an embedding provider. */
  similarity: number | null;
  terms: string[];
}
