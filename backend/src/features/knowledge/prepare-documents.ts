import { chunkDocument } from "#features/content";
import { attributesForFiltering, countTerms } from "#features/retrieval";
import type { Pause } from "./pause.ts";
import type { HashedDocument, PreparedDocument } from "./prepared-document.ts";

/** Cuts documents into passages and collects what products are filtered by. CPU work alone, in slices. */
export async function prepareDocuments(
  hashed: HashedDocument[],
  settings: { defaultLanguage: string; pause: Pause },
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = [];
  for (const entry of hashed) {
    prepared.push(prepareDocument(entry, settings.defaultLanguage));
    await settings.pause.whenDue();
  }
  return prepared;
}

function prepareDocument(entry: HashedDocument, defaultLanguage: string): PreparedDocument {
  const { document } = entry;
  const chunks = chunkDocument(document, { defaultLanguage });
  const language = chunks[0]?.language ?? document.language ?? defaultLanguage;
  return {
    ...entry,
    language,
    chunks,
    counts: chunks.map((chunk) => countTerms(chunk.fields, chunk.language ?? language)),
    attributes: document.product ? attributesForFiltering(document.product) : [],
  };
}
