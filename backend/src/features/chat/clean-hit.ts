import type { SearchHit } from "#features/retrieval";
import { splitSentences } from "#features/content";
import { isOrder } from "./detect-orders.ts";
import { stripInvisible } from "./fold-figures.ts";
import { showableTitle } from "./shop-products.ts";

/**
 * A search hit as an answer may rest on it: sentences that give orders are gone, with what follows them in the same
 * paragraph, and so is what nobody sees. `ignored` counts them. The passage's number and hash stay those of the whole
 * passage.
 */
export function cleanHit(hit: SearchHit): { hit: SearchHit; ignored: number } {
  let ignored = 0;
  const keep = (text: string) => {
    if (!isOrder(text)) return true;
    ignored += 1;
    return false;
  };
  const lines = hit.chunk.text.split("\n").map((line) => cleanLine(line, hit.chunk.language, keep));
  const text = lines.filter((line) => line !== "").join("\n");
  const headings = hit.chunk.headings.filter(keep);
  const title = showableTitle(hit.document.title);
  return {
    hit: { ...hit, chunk: { ...hit.chunk, text, headings }, document: { ...hit.document, title } },
    ignored,
  };
}

function cleanLine(line: string, language: string, keep: (sentence: string) => boolean): string {
  if (!isOrder(line)) return stripInvisible(line);
  const sentences = splitSentences(line, language);
  const order = sentences.findIndex((sentence) => !keep(sentence));
  const kept = sentences.slice(0, order < 0 ? sentences.length : order).join(" ");
  // An order may be spread over sentences that look harmless one by one.
  return isOrder(kept) ? "" : stripInvisible(kept);
}
