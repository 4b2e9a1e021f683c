import type { SectionBuilder } from "./section-builder.ts";
import { parseHtml, readHtmlText } from "./walk-html.ts";

interface Reader {
  builder: SectionBuilder;
  title: string | null;
  lines: string[];
  at: number;
}

/**
 * Markdown as people write it: ATX and underlined headings, lists (nested ones flattened), pipe tables, fenced code,
 * quotes, front matter with a `title`. Links and images keep their text; HTML keeps its text. Returns the title of the
 * front matter, else the first heading.
 */
export function readMarkdown(markdown: string, builder: SectionBuilder): string | null {
  const text = removeComments(markdown.replace(/\r\n?/g, "\n"));
  const reader: Reader = { builder, title: null, lines: text.split("\n"), at: 0 };
  readFrontMatter(reader);
  while (reader.at < reader.lines.length) {
    const before = reader.at;
    blockReaders.some((read) => read(reader));
    if (reader.at === before) reader.at += 1;
  }
  return reader.title;
}

function removeComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
    const close = text.indexOf("-->", open);
    if (close < 0) break;
    kept.push(text.slice(from, open));
    from = close + 3;
  }
  return kept.join("") + text.slice(from);
}

const blockReaders: ((reader: Reader) => boolean)[] = [
  readBlank,
  readFence,
  readHeading,
  readTable,
  readList,
  readParagraph,
];

function line(reader: Reader, offset = 0): string {
  return reader.lines[reader.at + offset] ?? "";
}

function readFrontMatter(reader: Reader): void {
  if (line(reader).trim() !== "---") return;
  const end = reader.lines.findIndex((text, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  if (end < 0) return;
  for (const text of reader.lines.slice(1, end)) {
    const title = /^title\s*:\s*["']?(.*?)["']?\s*$/i.exec(text.slice(0, 500))?.[1];
    if (title) reader.title = title;
  }
  reader.at = end + 1;
}

function readBlank(reader: Reader): boolean {
  if (line(reader).trim() !== "") return false;
  reader.at += 1;
  return true;
}

function readFence(reader: Reader): boolean {
  const fence = /^\s{0,3}(`{3,}|~{3,})/.exec(line(reader))?.[1];
  if (!fence) return false;
  const start = reader.at + 1;
  const end = findFence(reader.lines, start, fence);
  reader.builder.paragraph(reader.lines.slice(start, end).join("\n"));
  reader.at = end + 1;
  return true;
}

function findFence(lines: readonly string[], start: number, fence: string): number {
  for (let at = start; at < lines.length; at += 1) {
    if (lines[at]?.trimStart().startsWith(fence)) return at;
  }
  return lines.length;
}

function readHeading(reader: Reader): boolean {
  const marked = /^\s{0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line(reader));
  if (marked) return openHeading(reader, marked[1]?.length ?? 1, (marked[2] ?? "").trimEnd().replace(/ #+$/, ""));
  const underline = /^\s{0,3}(=+|-{2,})\s*$/.exec(line(reader, 1))?.[1];
  if (!underline || line(reader).trim() === "" || startsBlock(line(reader))) return false;
  openHeading(reader, underline.startsWith("=") ? 1 : 2, line(reader));
  reader.at += 1;
  return true;
}

function openHeading(reader: Reader, level: number, text: string): true {
  const heading = readInline(text);
  reader.title ??= heading === "" ? null : heading;
  reader.builder.heading(level, heading);
  reader.at += 1;
  return true;
}

function startsBlock(text: string): boolean {
  return isListItem(text) || /^\s{0,3}(?:#{1,6}\s|`{3}|~{3}|>)/.test(text);
}

const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

function readTable(reader: Reader): boolean {
  if (!line(reader).includes("|") || !line(reader, 1).includes("-") || line(reader, 1).length > 2_000) return false;
  if (!tableRule.test(line(reader, 1))) return false;
  const header = splitCells(line(reader));
  reader.at += 2;
  const rows: string[][] = [];
  while (line(reader).includes("|")) {
    rows.push(splitCells(line(reader)));
    reader.at += 1;
  }
  reader.builder.table(header, rows);
  return true;
}

function splitCells(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => readInline(cell.replaceAll("\\|", "|")));
}

/** Rules, marks and underlines are short; longer lines of such signs are text. */
const longestMarkChars = 500;
const listMark = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?!(?:[-*_]\s*){2,}$)/;

function isListItem(text: string): boolean {
  return listMark.test(text.slice(0, longestMarkChars));
}

function readList(reader: Reader): boolean {
  if (!isListItem(line(reader))) return false;
  const items: string[][] = [];
  while (reader.at < reader.lines.length && continuesList(reader)) {
    const text = line(reader);
    if (isListItem(text)) items.push([text.replace(/^\s*[-*+]\s+/, "").trim()]);
    else items.at(-1)?.push(text.trim());
    reader.at += 1;
  }
  reader.builder.list(items.map((item) => readInline(item.join(" "))));
  return true;
}

/** An empty line ends a list unless an item or an indented line follows. */
function continuesList(reader: Reader): boolean {
  const text = line(reader);
  if (isListItem(text) || /^\s{2,}\S/.test(text)) return true;
  if (text.trim() === "") return isListItem(line(reader, 1)) || /^\s{2,}\S/.test(line(reader, 1));
  return !startsBlock(text) && line(reader, -1).trim() !== "";
}

function readParagraph(reader: Reader): boolean {
  const lines: string[] = [];
  while (reader.at < reader.lines.length && (lines.length === 0 || !endsParagraph(reader))) {
    lines.push(line(reader).replace(/^\s{0,3}(?:>\s?)+/, ""));
    reader.at += 1;
  }
  const text = lines.filter((part) => !isRuleOrReference(part));
  reader.builder.paragraph(readInline(softBreaks(text)));
  return true;
}

function endsParagraph(reader: Reader): boolean {
  const text = line(reader);
  const goesOnQuoting = isQuote(text) && isQuote(line(reader, -1));
  if (text.trim() === "" || (startsBlock(text) && !goesOnQuoting)) return true;
  return tableRule.test(line(reader, 1).slice(0, 2_000)) && text.includes("|");
}

function isQuote(text: string): boolean {
  return /^\s{0,3}>/.test(text);
}

function isRuleOrReference(text: string): boolean {
  if (text.length > longestMarkChars) return false;
  return /^\s{0,3}(?:[-*_]\s*){3,}$/.test(text) || /^\s{0,3}\[[^\]]+\]:\s*\S+/.test(text);
}

/** Two spaces or a backslash at the end of a line break it; other breaks are only wrapping. */
function softBreaks(lines: readonly string[]): string {
  const broken = lines.map((text) => (isHardBreak(text) ? `${text.replace(/\\$/, "").trim()}\n` : `${text.trim()} `));
  return broken.join("");
}

function isHardBreak(text: string): boolean {
  return text.endsWith("  ") || text.endsWith("\\");
}

function readInline(text: string): string {
  const plain = text
    .replace(/!?\[([^[\]]*)\]\([^()\n]*\)/g, "$1")
    .replace(/!?\[([^[\]]*)\]\[[^[\]]*\]/g, "$1")
    .replace(/\[\^[^[\]]*\]/g, "")
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/g, "$1")
    .replace(/(^|[\s("'[])(?:[*_]{1,3}|~~)(?=\S)/g, "$1")
    .replace(/(?<=[^\s*_~\\])(?:[*_]{1,3}|~~)(?=$|[\s).,;:!?"'\]])/g, "")
    .replace(/`+/g, "");
  return readMarkup(plain)
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, "$1")
    .trim();
}

function readMarkup(text: string): string {
  if (!/<[a-z/!]|&#?\w+;/i.test(text)) return text;
  return parseHtml(text)
    .map((node) => readHtmlText(node))
    .join("");
}
