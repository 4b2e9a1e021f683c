import type { CheerioAPI, load } from "cheerio/slim";
import { countWords, readHtml, type Section } from "#features/content";

type HtmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;

const CHROME =
  "script, style, noscript, template, iframe, svg, nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog], [aria-modal=true]";
const SITE_CHROME = "header, footer, aside";
const CONTENT = "main, article, [role=main]";
const FEWEST_LINKS = 4;
const LINK_SHARE = 0.7;
const NOTICE_WORDS = 120;
const TEXT_NODE = 3;

/**
 * The sections of a page outside its navigation, header, footer, sidebars, notices and lists of links. Simple on
 * purpose: it never leaves a table, list or question out of the text. Changes the document it is given.
 */
export function findOwnSections($: CheerioAPI): Section[] {
  $(CHROME).remove();
  $(SITE_CHROME)
    .filter((_index, element) => $(element).closest(CONTENT).length === 0)
    .remove();
  removeNotices($);
  const main = $("main, [role=main]").first();
  const root = main.length > 0 && countWords(main.text()) >= 20 ? main : $("body").first();
  const whole = root.length > 0 ? root : $.root();
  const everything = readSections($, whole);
  removeLinkLists($, whole);
  const own = readSections($, whole);
  return measureSections(own).words >= 20 ? own : everything;
}

function readSections($: CheerioAPI, root: ReturnType<CheerioAPI>): Section[] {
  return readHtml($.html(root)).sections;
}

/** Cookie and consent boxes: so named, short, with something to press. A page about cookies has none of these at once. */
function removeNotices($: CheerioAPI): void {
  $("[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [id*=gdpr i]")
    .filter((_index, element) => {
      const box = $(element);
      return box.find("button, input, [role=button]").length > 0 && countWords(box.text()) <= NOTICE_WORDS;
    })
    .remove();
}

interface Weight {
  text: number;
  linked: number;
  links: number;
}

/** Lists and boxes that are almost only links lead to other pages; their words say nothing about this one. */
function removeLinkLists($: CheerioAPI, root: ReturnType<CheerioAPI>): void {
  const weights = weigh(root.find("*").toArray());
  root.find("ul, ol, div, section, aside, p").each((_index, element) => {
    const weight = weights.get(element);
    if (!weight || weight.links < FEWEST_LINKS || weight.linked < weight.text * LINK_SHARE) return;
    $(element).remove();
  });
}

/** Characters of text and of linked text below each element, in one pass from the last element to the first. */
function weigh(elements: HtmlNode[]): Map<HtmlNode, Weight> {
  const weights = new Map<HtmlNode, Weight>();
  for (const element of elements.toReversed()) {
    const total = { text: 0, linked: 0, links: 0 };
    for (const child of "children" in element ? element.children : []) add(total, child, weights);
    const isLink = "name" in element && element.name === "a";
    weights.set(element, isLink ? { text: total.text, linked: total.text, links: 1 } : total);
  }
  return weights;
}

function add(total: Weight, child: HtmlNode, weights: Map<HtmlNode, Weight>): void {
  if ("data" in child && child.nodeType === TEXT_NODE) total.text += child.data.trim().length;
  const weight = weights.get(child);
  if (!weight) return;
  total.text += weight.text;
  total.linked += weight.linked;
  total.links += weight.links;
}

export interface SectionsMeasure {
  words: number;
  tableRows: number;
  listItems: number;
  headings: number;
}

export function measureSections(sections: readonly Section[]): SectionsMeasure {
  const measure = { words: 0, tableRows: 0, listItems: 0, headings: new Set(sections.flatMap((s) => s.headings)).size };
  for (const block of sections.flatMap((section) => section.blocks)) {
    if (block.kind === "paragraph") measure.words += countWords(block.text);
    if (block.kind === "list") {
      measure.words += countWords(block.items.join(" "));
      measure.listItems += block.items.length;
    }
    if (block.kind === "table") {
      measure.words += countWords(block.rows.flat().join(" "));
      measure.tableRows += block.rows.length;
    }
  }
  return measure;
}

/** An article that was picked out of a page is believed unless it lost a good part of what the page says. */
export function chooseSections(article: Section[], own: Section[]): Section[] {
  const [picked, whole] = [measureSections(article), measureSections(own)];
  const keepsEnough =
    picked.words >= whole.words * 0.7 &&
    picked.tableRows >= whole.tableRows * 0.9 &&
    picked.listItems >= whole.listItems * 0.8 &&
    picked.headings >= whole.headings * 0.6;
  return keepsEnough ? article : own;
}
