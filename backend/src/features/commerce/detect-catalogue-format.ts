import { detectDelimiter } from "#features/content";
import type { CatalogueFormat } from "./catalogue-item.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** Tells a catalogue's format from its first characters (a few thousand are enough); null when it is none of ours. */
export function detectCatalogueFormat(head: string): CatalogueFormat | null {
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("<")) return /<(?:rss|feed|channel|item|entry)[\s>]/.test(start) ? "google-xml" : null;
  if (start.startsWith("{")) return "json-lines";
  return detectTable(start);
}

function detectTable(start: string): CatalogueFormat | null {
  const [line = ""] = start.split(/\r?\n|\r/, 1);
  const headers = new Set(line.split(detectDelimiter(start)).map((header) => normaliseHeader(header)));
  const hasOne = (...names: string[]) => names.some((name) => headers.has(name));
  if (hasOne("handle", "url handle") && hasOne("title", "variant price", "option1 value")) return "shopify-csv";
  if (hasOne("type") && hasOne("name") && hasOne("regular price", "in stock?", "parent")) return "woocommerce-csv";
  return hasOne("id") && hasOne("title") && hasOne("link", "price", "availability") ? "google-tsv" : null;
}
