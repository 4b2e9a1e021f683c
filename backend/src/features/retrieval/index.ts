export type { OtherNames } from "./add-synonyms.ts";
export { analyse, countTerms } from "./analyse.ts";
export type { TermCounts } from "./analyse.ts";
export { attributesForFiltering } from "./attributes-for-filtering.ts";
export type { FilterableAttribute } from "./attributes-for-filtering.ts";
export { embedPassagesJob } from "./embed-passages-job.ts";
export { findKnownTerms } from "./find-known-terms.ts";
export { cacheCounters } from "./cache-counters.ts";
export { embedQuestion } from "./embed-question.ts";
export { countCacheUse, getRetrievalSettings, setRetrievalSettings } from "./retrieval-settings.ts";
export { foldIndex } from "./fold-index.ts";
export { foldIndexJob } from "./fold-index-job.ts";
export { indexPassages } from "./index-passages.ts";
export { retrievalRoutes } from "./routes.ts";
export { removePassages } from "./remove-passages.ts";
export { retrievalTools } from "./tools.ts";
export { stemWord } from "./stem-word.ts";
export { searchKnowledge } from "./search-knowledge.ts";
export type {
  Correction,
  Evidence,
  Filter,
  FoundChunk,
  FoundDocument,
  Offer,
  SearchHit,
  SearchInput,
  SearchResult,
} from "./search-result.ts";
