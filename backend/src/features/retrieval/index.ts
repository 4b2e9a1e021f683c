export { analyse, countTerms } from "./analyse.ts";
export type { TermCounts } from "./analyse.ts";
export { attributesForFiltering } from "./attributes-for-filtering.ts";
export type { FilterableAttribute } from "./attributes-for-filtering.ts";
export { embedPassages } from "./embed-passages.ts";
export { embedPassagesJob } from "./embed-passages-job.ts";
export { foldIndex } from "./fold-index.ts";
export { foldIndexJob } from "./fold-index-job.ts";
export { indexPassages } from "./index-passages.ts";
export type { IndexablePassage } from "./index-passages.ts";
export { retrievalRoutes } from "./routes.ts";
export { removePassages } from "./remove-passages.ts";
export { searchKnowledge } from "./search-knowledge.ts";
export type {
  Correction,
  Evidence,
  Filter,
  FoundChunk,
  FoundDocument,
  Interpretation,
  Offer,
  SearchHit,
  SearchInput,
  SearchResult,
  SortOrder,
} from "./search-result.ts";
