import type { CatalogueFormat } from "./catalogue-item.ts";
import { detectCatalogueFormat } from "./detect-catalogue-format.ts";
import { expandGzip } from "./expand-gzip.ts";
import { peekText } from "./peek-text.ts";

/** Tells a catalogue's format from the beginning of its bytes, compressed or not; null when it is none of ours. */
export async function recogniseCatalogue(bytes: AsyncIterable<Uint8Array>): Promise<CatalogueFormat | null> {
  const text = await peekText(expandGzip(bytes));
  await text.close();
  return detectCatalogueFormat(text.head);
}
