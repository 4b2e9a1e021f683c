import { chunkLimits } from "./chunk-draft.ts";
import type { ChunkContent } from "./chunk-draft.ts";
import { chunkSections } from "./chunk-sections.ts";
import { countWords } from "./count-words.ts";
import type { SourceDocument } from "./document.ts";
import { listIdentifiers, listProductLines } from "./list-product-lines.ts";
import type { Product } from "./product.ts";
import { joinToFit, splitToFit } from "./split-words.ts";

/**
 * A product as one passage: its description and then its attributes, one per line. Only a long description, or an
 * attribute sheet above `chunkLimits.wholeWords`, makes further passages; all carry the product's title, brand and
 * numbers. Prices and stock are in none: they are read from the offer when an answer is sent.
 */
export function chunkProduct(document: SourceDocument, product: Product, language: string | null): ChunkContent[] {
  const { title } = document;
  const numbers = listIdentifiers(product);
  const meta = joinLines([
    product.brand,
    product.model,
    ...numbers.slice(0, chunkLimits.metaIdentifiers),
    ...product.categories,
  ]);
  const draft = (headings: string[], body: string, sheet: string): ChunkContent => ({
    headings,
    text: joinLines([body, sheet]) || title,
    language,
    fields: { title, meta, body, attributes: sheet },
  });
  const passages = chunkSections(document.sections, { language, wholeWords: chunkLimits.maxWords });
  const [first = { headings: [], text: "" }, ...further] = passages;
  const lines = [...listProductLines(document, product), ...numbers.slice(chunkLimits.metaIdentifiers)];
  const [sheet = "", ...furtherSheets] = packLines(lines, chunkLimits.wholeWords - countWords(first.text), language);
  return [
    draft(first.headings, first.text, sheet),
    ...further.map((passage) => draft(passage.headings, passage.text, "")),
    ...furtherSheets.map((lines) => draft([], "", lines)),
  ];
}

function joinLines(lines: readonly (string | null)[]): string {
  return lines.filter((line) => line !== null && line !== "").join("\n");
}

/** The first sheet takes what fits beside the description, further ones are ordinary passages. */
function packLines(lines: readonly string[], room: number, language: string | null): string[] {
  const { maxWords } = chunkLimits;
  const fitting = lines.flatMap((line) => splitToFit(line, { maxWords, language }));
  let taken = 0;
  let words = 0;
  for (const line of fitting) {
    words += countWords(line);
    if (words > room) break;
    taken += 1;
  }
  return [fitting.slice(0, taken).join("\n"), ...joinToFit(fitting.slice(taken), maxWords, "\n")];
}
