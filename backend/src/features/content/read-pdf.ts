import { getDocumentProxy } from "unpdf";
import { checkPdfStreams } from "./check-pdf-streams.ts";
import { contentError } from "./content-error.ts";
import { joinWrappedLines } from "./join-lines.ts";
import { readLimits } from "./read-limits.ts";
import type { SectionBuilder } from "./section-builder.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type TextItem = Awaited<ReturnType<Awaited<ReturnType<Pdf["getPage"]>>["getTextContent"]>>["items"][number];

/**
 * Text of a PDF page by page under the headings "Page 1", "Page 2", …, in the order the file draws it; paragraphs are
 * found by their distance. Returns the title of the file's own data, or null. Scripts, forms and images are not read; a
 * file of scanned images has no text and says so in a notice. Throws `file_encrypted`, `file_damaged`, `file_bomb`.
 */
export async function readPdf(bytes: Uint8Array, builder: SectionBuilder): Promise<string | null> {
  await checkPdfStreams(bytes);
  const pdf = await openPdf(bytes);
  const pages = Math.min(pdf.numPages, readLimits.pdfPages);
  if (pdf.numPages > pages) {
    builder.notice({ code: "pages_cut", detail: `Only the first ${pages} of ${pdf.numPages} pages were read.` });
  }
  let empty = 0;
  for (let number = 1; number <= pages; number += 1) {
    const paragraphs = await readPage(pdf, number);
    if (paragraphs.length === 0) empty += 1;
    else builder.heading(1, `Page ${number}`);
    for (const paragraph of paragraphs) builder.paragraph(paragraph);
  }
  if (empty > 0) {
    builder.notice({
      code: "no_text",
      detail: `${empty} of ${pages} pages hold no text; scanned images are not read.`,
    });
  }
  return readTitle(pdf);
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // A copy, and no Buffer: the library takes the memory over.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw contentError("file_encrypted", "The PDF is protected by a password. Remove it and retry.", error);
    }
    throw contentError("file_damaged", "The PDF cannot be opened. Save it again and retry.", error);
  }
}

/** A damaged page counts as empty; the others are still read. */
async function readPage(pdf: Pdf, number: number): Promise<string[]> {
  try {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    page.cleanup();
    return groupLines(readLines(content.items));
  } catch {
    return [];
  }
}

interface Line {
  text: string;
  /** Distance from the page's bottom, in points. */
  y: number;
  height: number;
}

function readLines(items: readonly TextItem[]): Line[] {
  const lines: Line[] = [];
  let text = "";
  for (const item of items) {
    if (!("str" in item)) continue;
    text += item.str;
    if (!item.hasEOL) continue;
    lines.push({ text, y: Number(item.transform[5] ?? 0), height: item.height });
    text = "";
  }
  const last = items.findLast((item) => "str" in item);
  if (text !== "") lines.push({ text, y: last && "str" in last ? Number(last.transform[5] ?? 0) : 0, height: 0 });
  return lines.filter((line) => line.text.trim() !== "");
}

function groupLines(lines: readonly Line[]): string[] {
  const gap = usualGap(lines);
  const groups: string[][] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const startsParagraph = !above || above.y - line.y > gap * 1.35 || line.y > above.y + gap / 2;
    if (startsParagraph) groups.push([line.text]);
    else groups.at(-1)?.push(line.text);
  });
  return groups.map((group) => joinWrappedLines(group));
}

/** The lower quartile of distances between lines: spacing inside paragraphs. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y);
  const down = gaps.filter((gap) => gap > 1).toSorted((a, b) => a - b);
  return down[Math.floor(down.length / 4)] ?? 12;
}

async function readTitle(pdf: Pdf): Promise<string | null> {
  try {
    const { info } = await pdf.getMetadata();
    const title: unknown = "Title" in info ? info.Title : null;
    return typeof title === "string" && title.trim() !== "" && !/^untitled|microsoft word/i.test(title) ? title : null;
  } catch {
    return null;
  }
}
