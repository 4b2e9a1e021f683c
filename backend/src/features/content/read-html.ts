import { cleanLine } from "./clean-text.ts";
import type { Section } from "./document.ts";
import { readHtmlTable } from "./read-html-table.ts";
import { readLimits } from "./read-limits.ts";
import type { ReadNotice } from "./read-notice.ts";
import { createSectionBuilder } from "./section-builder.ts";
import type { SectionBuilder } from "./section-builder.ts";
import { collapseSpaces, isInline, isRemoved, parseHtml, readHtmlText, walkHtml } from "./walk-html.ts";
import type { HtmlElement, HtmlNode } from "./walk-html.ts";

export interface HtmlReading {
  /** Of the `title` element, else of the first `h1`; null when there is neither. */
  title: string | null;
  /** Primary tag of the page's `lang`, such as `de`, or null. */
  language: string | null;
  sections: Section[];
  notices: ReadNotice[];
}

/**
 * Sections of a piece of HTML: headings as paths, paragraphs, lists, tables with spans expanded. Code, navigation, form
 * controls and hidden elements are left out. Linear in the input, on the calling thread; input above
 * `readLimits.inlineHtmlChars` is cut (use `readWebPage` for whole pages). Never throws on malformed markup.
 */
export function readHtmlSections(html: string): Section[] {
  return readHtml(html, readLimits.inlineHtmlChars).sections;
}

/** As `readHtmlSections`, with title, language and notices, for markup up to `maxChars`. */
export function readHtml(html: string, maxChars: number = readLimits.pageHtmlChars): HtmlReading {
  const builder = createSectionBuilder();
  if (html.length > maxChars) {
    builder.notice({ code: "text_cut", detail: `Only the first ${maxChars} characters of the markup were read.` });
  }
  return readHtmlNodes(parseHtml(html.slice(0, maxChars)), builder);
}

/** As `readHtml`, for nodes that are parsed already. */
export function readHtmlNodes(roots: readonly HtmlNode[], builder: SectionBuilder): HtmlReading {
  const reader = createReader(builder);
  const page = { title: "", heading: "", language: "" };
  for (const root of roots) {
    notePage(root, page);
    walkHtml(root, {
      enter: (element) => enterElement(reader, element),
      leave: (element) => leaveElement(reader, element),
      text: (data) => addText(reader, data),
    });
  }
  flush(reader);
  const title = cleanLine(page.title === "" ? page.heading : page.title);
  return { title: title === "" ? null : title, language: primaryTag(page.language), ...builder.finish() };
}

function notePage(root: HtmlNode, page: { title: string; heading: string; language: string }): void {
  walkHtml(root, {
    enter: (element) => {
      if (element.name === "html") page.language = element.attribs["lang"] ?? "";
      if (element.name === "title" && page.title === "") page.title = readHtmlText(element);
      if (element.name === "h1" && page.heading === "") page.heading = readHtmlText(element);
      return element.name !== "svg";
    },
    leave: () => undefined,
    text: () => undefined,
  });
}

/** `de` of `de-AT`; null when it is no language tag. */
export function primaryTag(tag: string): string | null {
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag)?.[1];
  return primary ? primary.toLowerCase() : null;
}

interface Reader {
  builder: SectionBuilder;
  inline: string;
  preformatted: number;
  lists: number;
  items: string[];
  item: string[];
  details: number;
  tables: number;
}

function createReader(builder: SectionBuilder): Reader {
  return { builder, inline: "", preformatted: 0, lists: 0, items: [], item: [], details: 0, tables: 0 };
}

function addText(reader: Reader, data: string): void {
  reader.inline += reader.preformatted > 0 ? data : collapseSpaces(data);
}

/** Ends the running paragraph; inside a list it becomes part of the item. */
function flush(reader: Reader): void {
  const text = reader.inline.trim();
  reader.inline = "";
  if (text === "") return;
  if (reader.lists > 0) reader.item.push(text);
  else reader.builder.paragraph(text);
}

function endItem(reader: Reader): void {
  flush(reader);
  if (reader.item.length > 0) reader.items.push(reader.item.join(" "));
  reader.item = [];
}

function endList(reader: Reader): void {
  endItem(reader);
  reader.builder.list(reader.items);
  reader.items = [];
}

/** What an element does when it opens; returns whether its content is walked. */
const openers = new Map<string, (reader: Reader, element: HtmlElement) => boolean>([
  ["br", addBreak],
  ["ul", openList],
  ["ol", openList],
  ["dl", openList],
  ["li", openItem],
  ["dt", openItem],
  ["dd", openDescription],
  ["pre", openPreformatted],
  ["table", openTable],
  ["summary", openSummary],
  ["details", openDetails],
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, openHeading] as const),
]);

function enterElement(reader: Reader, element: HtmlElement): boolean {
  if (isRemoved(element)) return false;
  if (isInline(element)) return true;
  const open = openers.get(element.name);
  if (open) return open(reader, element);
  flush(reader);
  return true;
}

function addBreak(reader: Reader): boolean {
  reader.inline += "\n";
  return false;
}

function openList(reader: Reader): boolean {
  if (reader.lists > 0) endItem(reader);
  else flush(reader);
  reader.lists += 1;
  return true;
}

function openItem(reader: Reader): boolean {
  if (reader.lists > 0) endItem(reader);
  else flush(reader);
  return true;
}

function openDescription(reader: Reader): boolean {
  flush(reader);
  const term = reader.item.pop();
  if (term !== undefined) reader.item.push(term.endsWith(":") ? term : `${term}:`);
  return true;
}

function openPreformatted(reader: Reader): boolean {
  flush(reader);
  reader.preformatted += 1;
  return true;
}

function openHeading(reader: Reader, element: HtmlElement): boolean {
  flush(reader);
  if (reader.lists > 0) return true;
  reader.builder.heading(Number(element.name.slice(1)), readHtmlText(element));
  return false;
}

function openDetails(reader: Reader): boolean {
  flush(reader);
  reader.details += 1;
  return true;
}

/** The line that opens a collapsed block, as in lists of questions, is the heading of what it hides. */
function openSummary(reader: Reader, element: HtmlElement): boolean {
  flush(reader);
  if (reader.lists > 0 || reader.details === 0) return true;
  reader.builder.heading(6 + reader.details, readHtmlText(element));
  return false;
}

function openTable(reader: Reader, element: HtmlElement): boolean {
  flush(reader);
  const table = reader.tables < readLimits.nestedTables ? readHtmlTable(element) : null;
  reader.tables += 1;
  if (!table) return true;
  if (reader.lists > 0) endList(reader);
  if (table.caption !== "") reader.builder.paragraph(table.caption);
  reader.builder.table(table.header, table.rows);
  return false;
}

const closers = new Map<string, (reader: Reader) => void>([
  ["ul", closeList],
  ["ol", closeList],
  ["dl", closeList],
  ["li", endItem],
  ["dd", endItem],
  ["table", closeTable],
  ["pre", closePreformatted],
  ["details", closeDetails],
]);

function leaveElement(reader: Reader, element: HtmlElement): void {
  if (isRemoved(element) || isInline(element)) return;
  if (element.name === "br") return;
  flush(reader);
  closers.get(element.name)?.(reader);
}

function closeList(reader: Reader): void {
  reader.lists -= 1;
  if (reader.lists === 0) endList(reader);
  else endItem(reader);
}

function closeTable(reader: Reader): void {
  reader.tables -= 1;
}

function closePreformatted(reader: Reader): void {
  reader.preformatted -= 1;
}

function closeDetails(reader: Reader): void {
  reader.builder.closeHeading(6 + reader.details);
  reader.details -= 1;
}
