import { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { readGuardedBody } from "#platform/guarded-body";

/** One entry of a sitemap or of an index of sitemaps (sitemaps.org protocol 0.9), as it stands there. */
export interface SitemapEntry {
  kind: "page" | "sitemap";
  loc: string;
  lastmod: string | null;
  /** The same page in other languages. */
  alternates: string[];
}

const MAX_ENTRIES = 50_000;
const MAX_ALTERNATES = 60;
const MAX_TEXT_CHARS = 4_000;

/**
 * Reads a sitemap as a stream: XML or plain text, gzipped or not (by its first bytes, whatever its name says). Entities
 * of a DTD are not expanded and nothing is loaded from elsewhere. What comes after damage is left out. Throws
 * `too_large` when the unpacked file is larger than `maxBytes`.
 */
export async function* readSitemap(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<SitemapEntry> {
  const decoder = new TextDecoder();
  let parser: EntryParser | null = null;
  let entries = 0;
  for await (const chunk of unpack(chunks, maxBytes)) {
    const text = decoder.decode(chunk, { stream: true });
    parser ??= text.trim() === "" ? null : createParser(text);
    for (const entry of parser?.push(text) ?? []) {
      yield entry;
      entries += 1;
      if (entries >= MAX_ENTRIES) return;
    }
  }
  yield* parser?.end() ?? [];
}

async function* unpack(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const whole = (async function* () {
    yield first.value;
    yield* rest;
  })();
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  yield* isGzip ? readGuardedBody(Readable.from(whole), "gzip", { maxBytes }) : whole;
}

interface EntryParser {
  push(text: string): SitemapEntry[];
  end(): SitemapEntry[];
}

function createParser(start: string): EntryParser {
  return start.trimStart().startsWith("<") ? createXmlParser() : createLineParser();
}

function createLineParser(): EntryParser {
  let carry = "";
  return {
    push: (text) => {
      const lines = `${carry}${text}`.split("\n");
      carry = (lines.pop() ?? "").slice(0, MAX_TEXT_CHARS);
      return lines.flatMap((line) => lineEntry(line));
    },
    end: () => lineEntry(carry),
  };
}

function lineEntry(line: string): SitemapEntry[] {
  const loc = line.trim();
  const isAddress = /^https?:\/\//i.test(loc) && loc.length <= MAX_TEXT_CHARS;
  return isAddress ? [{ kind: "page", loc, lastmod: null, alternates: [] }] : [];
}

interface XmlState {
  entry: SitemapEntry | null;
  text: string;
  done: SitemapEntry[];
}

function createXmlParser(): EntryParser {
  const state: XmlState = { entry: null, text: "", done: [] };
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", (tag) => openTag(state, localPart(tag.name), tag.attributes));
  parser.on("text", (text) => addText(state, text));
  parser.on("cdata", (text) => addText(state, text));
  parser.on("closetag", (tag) => closeTag(state, localPart(tag.name)));
  // Without a listener an error would be thrown and end the reading at the first stray ampersand.
  parser.on("error", () => undefined);
  const take = () => state.done.splice(0);
  return {
    push: (text) => {
      parser.write(text);
      return take();
    },
    end: () => {
      parser.close();
      return take();
    },
  };
}

function openTag(state: XmlState, name: string, attributes: Record<string, string>): void {
  state.text = "";
  if (name === "url" || name === "sitemap") {
    state.entry = { kind: name === "url" ? "page" : "sitemap", loc: "", lastmod: null, alternates: [] };
  }
  if (name === "link" && attributes["rel"] === "alternate") addAlternate(state, attributes);
}

function addAlternate({ entry }: XmlState, { hreflang, href }: Record<string, string>): void {
  if (!entry || hreflang === undefined || href === undefined) return;
  if (entry.alternates.length < MAX_ALTERNATES) entry.alternates.push(href.trim());
}

function addText(state: XmlState, text: string): void {
  if (state.text.length < MAX_TEXT_CHARS) state.text += text;
}

function closeTag(state: XmlState, name: string): void {
  const { entry } = state;
  if (!entry) return;
  if (name === "loc" && entry.loc === "") entry.loc = state.text.trim().slice(0, MAX_TEXT_CHARS);
  if (name === "lastmod") entry.lastmod = state.text.trim().slice(0, 40) || null;
  if (name === "url" || name === "sitemap") {
    if (entry.loc !== "") state.done.push(entry);
    state.entry = null;
  }
}

function localPart(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
