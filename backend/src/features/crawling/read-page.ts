import { load, type CheerioAPI } from "cheerio/slim";
import {
  countWords,
  cutText,
  limitNesting,
  readHtml,
  type DocumentReader,
  type Product,
  type Section,
  type SourceDocument,
} from "#features/content";
import { AppError } from "#platform/errors";
import { findOwnSections } from "./find-own-sections.ts";
import { hasType } from "./json-ld.ts";
import { chooseSections, measureSections } from "./measure-sections.ts";
import { readPageFacts, type PageFacts } from "./read-page-facts.ts";
import { readProduct, type ProductReading } from "./read-product.ts";
import { foldText, readMarkup, readStatedSections } from "./read-stated-sections.ts";
import { isExcessive } from "./walk-markup.ts";

const TITLE_CHARS = 500;
const GIVEN_UP: ReadonlySet<string> = new Set(["read_timeout", "read_out_of_memory"]);

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
 * thread. A page that is made to be endless or that takes the reader too long is read plainly, with its navigation.
 */
export async function readPage(reader: Pick<DocumentReader, "readPage">, source: PageSource): Promise<PageReading> {
  const $ = load(limitNesting(source.html), { xml: { xmlMode: false, decodeEntities: true } });
  const facts = readPageFacts($, source.url, source.headers);
  const shown = await readShown(reader, source, $);
  const product = readProduct(facts.jsonLd, facts.canonical ?? source.url);
  const sections = [
    ...shown,
    ...describeProduct(product, shown),
    ...readStatedSections(facts.jsonLd, shown, isAboutSite(facts, source.url)),
  ];
  const title = cutText(product?.name ?? facts.title ?? source.url.pathname, TITLE_CHARS);
  const words = measureSections(sections).words + countWords(title);
  return { facts, title, sections, product: product?.product ?? null, words };
}

async function readShown(reader: Pick<DocumentReader, "readPage">, source: PageSource, $: CheerioAPI) {
  if (isExcessive($.root().contents().toArray())) return readHtml(source.html).sections;
  const own = findOwnSections($);
  try {
    const article = await reader.readPage({ html: source.html, url: source.url.href });
    return chooseSections(article.sections, own);
  } catch (error) {
    if (error instanceof AppError && GIVEN_UP.has(error.code)) return own;
    throw error;
  }
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

function describeProduct(product: ProductReading | null, shown: readonly Section[]): Section[] {
  if (!product?.description) return [];
  const blocks = readMarkup(product.description);
  const section = { headings: product.name === null ? [] : [product.name], blocks };
  const isShown = foldText(shown).includes(foldText([section]).slice(0, 120));
  return isShown || blocks.length === 0 ? [] : [section];
}

function isAboutSite(facts: PageFacts, url: URL): boolean {
  const isHome = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname) && url.search === "";
  return (
    isHome || facts.jsonLd.roots.some((node) => hasType(node, "ContactPage", "AboutPage", "LocalBusiness", "Store"))
  );
}
