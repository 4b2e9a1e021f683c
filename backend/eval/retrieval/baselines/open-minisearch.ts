import MiniSearch from "minisearch";
import { readPlainDocuments, type CorpusFile, type PlainDocument } from "../corpus.ts";
import type { Baseline } from "./baseline.ts";

/** Shorter words are neither completed nor corrected. */
const shortestWidened = 4;

/** BM25+ over several fields in memory (https://lucaong.github.io/minisearch), with weights, prefixes and typing mistakes allowed as its guide advises. */
export async function openMiniSearch(corpus: CorpusFile): Promise<Baseline> {
  const index = await indexDocuments(corpus);
  const search = async (text: string, limit: number) => {
    const results = index.search(text);
    const ranking = results.slice(0, limit).map(({ id }) => String(id));
    return { ranking, confidence: results[0]?.score ?? 0 };
  };
  return { system: "MiniSearch", search };
}

async function indexDocuments(corpus: CorpusFile): Promise<MiniSearch<PlainDocument>> {
  const index = createIndex();
  for await (const document of readPlainDocuments(corpus)) index.add(document);
  return index;
}

export function createIndex(): MiniSearch<PlainDocument> {
  return new MiniSearch<PlainDocument>({
    fields: ["title", "meta", "text", "attributes"],
    searchOptions: {
      boost: { title: 3, meta: 2, text: 1, attributes: 0.3 },
      prefix: (term) => term.length >= shortestWidened,
      fuzzy: (term) => (term.length >= shortestWidened ? 0.2 : false),
    },
  });
}
