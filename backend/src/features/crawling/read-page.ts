import { load } from "cheerio/slim";
import {
  countWords,
  cutText,
  type DocumentReader,
  type Product,
  type Section,
  type SourceDocument,
} from "#features/content";
import { hasType } from "./json-ld.ts";
import { chooseSections, findOwnSections, measureSections } from "./find-own-sections.ts";
import { readPageFacts, type PageFacts } from "./read-page-facts.ts";
import { readProduct, type ProductReading } from "./read-product.ts";
import { fold, foldText, readMarkup, readStatedSections } from "./read-stated-sections.ts";

export interface PageSource {
  html: string;
  /** Where the page was read. */
  url: URL;
  headers: Headers;
}

export interface PageReading {
  facts: PageFacts;
  title: string;
  sections: Section[];
  product: Product | null;
  /** Of the title and all sections. */
  words: number;
}

/**
 * Reads a page: its facts and data on this thread, in time linear in its size; its main content in the reader's
 * thread. Throws the reader's AppError (`read_timeout`, `read_out_of_memory`) for pages that do not let themselves be
 * read.
 */
export async function readPage(reader: Pick<DocumentReader, "readPage">, source: PageSource): Promise<PageReading> {
  const $ = load(source.html, { xml: { xmlMode: false, decodeEntities: true } });
  const facts = readPageFacts($, source.url, source.headers);
  const article = await reader.readPage({ html: source.html, url: source.url.href });
  const shown = chooseSections(article.sections, ownSections($));
  const product = readProduct(facts.jsonLd, facts.canonical ?? source.url);
  const sections = [
    ...shown,
    ...describeProduct(product, shown),
    ...readStatedSections(facts.jsonLd, shown, isAboutSite(facts, source.url)),
  ];
  const title = product?.name ?? facts.title ?? article.title ?? source.url.pathname;
  const words = measureSections(sections).words + countWords(title);
  return { facts, title: cutText(title, 500), sections, product: product?.product ?? null, words };
}

/** The document of a page under the id it is kept by. */
export function toPageDocument(reading: PageReading, address: { externalId: string; url: string }): SourceDocument {
  return {
    ...address,
    kind: reading.product ? "product" : "page",
    title: reading.title,
    language: reading.facts.language,
    sections: reading.sections,
    product: reading.product,
  };
}

/** Markup that is nested too deeply to be written out again is left to the reader alone. */
function ownSections($: ReturnType<typeof load>): Section[] {
  try {
    return findOwnSections($);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function describeProduct(product: ProductReading | null, shown: readonly Section[]): Section[] {
  if (!product?.description) return [];
  const blocks = readMarkup(product.description);
  const section = { headings: product.name === null ? [] : [product.name], blocks };
  const isShown = foldText(shown).includes(foldText([section]).slice(0, 120));
  return isShown || blocks.length === 0 || fold(product.description) === "" ? [] : [section];
}

function isAboutSite(facts: PageFacts, url: URL): boolean {
  const isHome = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname) && url.search === "";
  return (
    isHome || facts.jsonLd.roots.some((node) => hasType(node, "ContactPage", "AboutPage", "LocalBusiness", "Store"))
  );
}
