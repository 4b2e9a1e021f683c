import { chunkLimits, numberChunks } from "./chunk-draft.ts";
import type { ChunkContent, ChunkDraft } from "./chunk-draft.ts";
import { chunkProduct } from "./chunk-product.ts";
import { chunkSections } from "./chunk-sections.ts";
import { cutText } from "./clean-text.ts";
import type { SourceDocument } from "./document.ts";
import { documentLanguage } from "./document-language.ts";

export interface ChunkDocumentOptions {
  /** The store's own language, for documents whose text does not tell. */
  defaultLanguage?: string | null;
}

/**
 * Cuts a document into passages that can be found and understood alone. Deterministic; every word of the document
 * stands in some passage, and passages do not overlap (a table's labels and a list's lead-in are repeated where it is
 * split). Pages and files: about 180 words, at most 280. A product and a typed answer stay one passage up to
 * `chunkLimits.wholeWords`. A page without text has no passages.
 */
export function chunkDocument(document: SourceDocument, options: ChunkDocumentOptions = {}): ChunkDraft[] {
  const language = documentLanguage(document, options.defaultLanguage ?? null);
  const titled = { ...document, title: cutText(document.title, chunkLimits.titleChars) };
  if (document.product) return numberChunks(chunkProduct(titled, document.product, language));
  return numberChunks(chunkText(titled, language));
}

function chunkText(document: SourceDocument, language: string | null): ChunkContent[] {
  const wholeWords = document.kind === "qa" ? chunkLimits.wholeWords : 0;
  return chunkSections(document.sections, { language, wholeWords }).map(({ headings, text }) => ({
    headings,
    text,
    language,
    fields: { title: document.title, meta: headings.join("\n"), body: text, attributes: "" },
  }));
}
