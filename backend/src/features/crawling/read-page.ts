import { load, type CheerioAPI } from "cheerio/slim";
import {
  countWords,
  cutText,
  limitNesting,
  readHtml,
  type Product,
  type Section,
  type SourceDocument,
} from "#features/content";
import { findOwnSections } from "./find-own-sections.ts";
import { hasType, type JsonLd } from "./json-ld.ts";
import { chooseSections, measureSections } from "./measure-sections.ts";
import { readPageFacts } from "./read-page-facts.ts";
import type { RobotsDirectives } from "./read-robots-tag.ts";
import { readProduct, type ProductReading } from "./read-product.ts";
import { foldText, readMarkup, readStatedSections } from "./read-stated-sections.ts";
import { isExcessive } from "./walk-markup.ts";

const TITLE_CHARS = 500;

export interface PageSource {
  html: string;
  /** Where the page was read. */
  url: string;
  headers: [name: string, value: string][];
  /** The main content as it was picked out of the page; null when nobody could. */
  article: Section[] | null;
}

export interface PageReading {
  title: string;
  language: string | null;
  /** Absolute; null when the page names none. */
  canonical: string | null;
  robots: RobotsDirectives;
  /** Absolute addresses to follow. */
  links: string[];
  sections: Section[];
  product: Product | null;
  /** Of the title and all sections. */
  words: number;
}

/**
 * Reads a page: what it says about itself, its data as data, and its main content, which is the given article unless
 * that lost a good part of the page. Takes time linear in the page's size; meant for a thread of its own
 * (`createCrawlReader`), since a large page takes a second.
 */
export function readPage({ html, url: address, headers, article }: PageSource): PageReading {
  const url = new URL(address);
  const $ = load(limitNesting(html), { xml: { xmlMode: false, decodeEntities: true } });
  const { jsonLd, canonical, links, ...facts } = readPageFacts($, url, new Headers(headers));
  const shown = chooseShown($, html, article);
  const product = readProduct(jsonLd, canonical ?? url);
  const stated = readStatedSections(jsonLd, shown, isAboutSite(jsonLd, url));
  const sections = [...shown, ...describeProduct(product, shown), ...stated];
  const title = cutText(product?.name ?? facts.title ?? url.pathname, TITLE_CHARS);
  return {
    ...facts,
    title,
    canonical: canonical?.href ?? null,
    links: links.map((link) => link.href),
    sections,
    product: product?.product ?? null,
    words: measureSections(sections).words + countWords(title),
  };
}

function chooseShown($: CheerioAPI, html: string, article: Section[] | null): Section[] {
  const own = isExcessive($.root().contents().toArray()) ? readHtml(html).sections : findOwnSections($);
  return article ? chooseSections(article, own) : own;
}

/** The document of a page under the id it is kept by. */
export function toPageDocument(reading: PageReading, address: { externalId: string; url: string }): SourceDocument {
  return {
    ...address,
    kind: reading.product ? "product" : "page",
    title: reading.title,
    language: reading.language,
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

function isAboutSite(jsonLd: JsonLd, url: URL): boolean {
  const isHome = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url.pathname) && url.search === "";
  return isHome || jsonLd.roots.some((node) => hasType(node, "ContactPage", "AboutPage", "LocalBusiness", "Store"));
}
