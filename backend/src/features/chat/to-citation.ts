import type { Citation } from "@netvexa/contract/wire";
import type { SearchHit } from "#features/retrieval";
import { addTextFragment } from "./text-fragment.ts";
import { literal } from "./plain-text.ts";

const EXCERPT_CHARS = 300;

export interface Quoted {
  sentence: string;
  /** When the document was read last; null for one that is gone. */
  readAt: Date | null;
}

/** A passage as the reader sees it behind a sentence: at most 300 characters around what was quoted. */
export function toCitation(hit: SearchHit, number: number, { sentence, readAt }: Quoted): Citation {
  const url = webAddress(hit.document.url);
  return {
    number,
    title: hit.document.title,
    url: url === null ? null : addTextFragment(url, sentence, hit.chunk.text),
    readAt: readAt?.toISOString() ?? null,
    excerpt: excerptOf(hit.chunk.text, sentence),
  };
}

/** Only http(s) addresses of the knowledge itself become links. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

function excerptOf(passage: string, sentence: string): string {
  const text = literal(passage.replaceAll("\n", " · "));
  if (text.length <= EXCERPT_CHARS) return text;
  const found = text.indexOf(sentence.replaceAll("*", "").slice(0, 60));
  const start = found < 0 ? 0 : wordStart(text, Math.max(0, found - 40));
  const cut = text.slice(start, start + EXCERPT_CHARS - 2);
  const end = start + cut.length < text.length ? cut.replace(/\s+\S*$/u, "") : cut;
  return `${start > 0 ? "…" : ""}${end}${start + end.length < text.length ? "…" : ""}`;
}

function wordStart(text: string, from: number): number {
  const space = from === 0 ? -1 : text.indexOf(" ", from);
  return from === 0 || space < 0 ? from : space + 1;
}
