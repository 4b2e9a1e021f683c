import { checkZip } from "./check-zip.ts";
import { cleanLine, cutText } from "./clean-text.ts";
import { contentError } from "./content-error.ts";
import { decodeText } from "./decode-text.ts";
import { detectFileType, unsupported } from "./detect-file-type.ts";
import type { FileType, NamedFile } from "./detect-file-type.ts";
import type { SourceDocument } from "./document.ts";
import { readCsv } from "./read-csv.ts";
import { readHtml } from "./read-html.ts";
import { readLimits } from "./read-limits.ts";
import { readMarkdown } from "./read-markdown.ts";
import type { ReadNotice } from "./read-notice.ts";
import { readText } from "./read-text.ts";
import { createSectionBuilder } from "./section-builder.ts";

export interface FileReading {
  document: SourceDocument;
  /** What was cut or guessed; empty when the whole file was read. */
  notices: ReadNotice[];
}

interface Content {
  title: string | null;
  language: string | null;
  sections: SourceDocument["sections"];
  notices: ReadNotice[];
}

/** Reads a file on the calling thread, without a bound on time; `createDocumentReader` runs it in a process that has one. */
export async function readFileContent(file: NamedFile): Promise<FileReading> {
  if (file.bytes.length === 0) throw contentError("file_empty", "The file is empty.");
  if (file.bytes.length > readLimits.fileBytes) {
    throw contentError("file_too_large", `The file is larger than ${readLimits.fileBytes / 1_048_576} MB.`);
  }
  const content = await readers[detectFileType(file)](file);
  const title = cleanLine(content.title ?? "") || titleOfName(file.name);
  return {
    document: {
      externalId: cutText(file.name, 500),
      kind: "file",
      title: cutText(title, 500),
      url: null,
      language: content.language,
      sections: content.sections,
      product: null,
    },
    notices: content.notices,
  };
}

const readers: Record<FileType, (file: NamedFile) => Promise<Content>> = {
  pdf: readPdfFile,
  docx: readDocxFile,
  html: readHtmlFile,
  markdown: (file) => readTextFile(file, (text, builder) => readMarkdown(text, builder)),
  csv: (file) => readTextFile(file, (text, builder) => readCsv(text, builder)),
  text: (file) => readTextFile(file, (text, builder) => readText(text, builder)),
};

async function readPdfFile({ bytes }: NamedFile): Promise<Content> {
  const { readPdf } = await import("./read-pdf.ts");
  const builder = createSectionBuilder();
  const title = await readPdf(bytes, builder);
  return { title, language: null, ...builder.finish() };
}

async function readDocxFile(file: NamedFile): Promise<Content> {
  const names = await checkZip(file.bytes);
  if (!names.includes("word/document.xml")) throw unsupported(file.name);
  const { readDocx } = await import("./read-docx.ts");
  return readDocx(file.bytes);
}

async function readHtmlFile(file: NamedFile): Promise<Content> {
  const { text, notices } = decodeFile(file);
  const isWholePage = /<(?:html|body)[\s>]/i.test(text.slice(0, 20_000));
  const { readWebPage } = await import("./read-web-page.ts");
  const reading = isWholePage ? readWebPage(text, null) : readHtml(text);
  return { ...reading, notices: [...notices, ...reading.notices] };
}

type TextReader = (
  text: string,
  builder: ReturnType<typeof createSectionBuilder>,
) => Promise<void> | string | null | void;

async function readTextFile(file: NamedFile, read: TextReader): Promise<Content> {
  const { text, notices } = decodeFile(file);
  const builder = createSectionBuilder();
  const title = (await read(text, builder)) ?? null;
  const { sections, notices: cuts } = builder.finish();
  return { title, language: null, sections, notices: [...notices, ...cuts] };
}

function decodeFile(file: NamedFile): { text: string; notices: ReadNotice[] } {
  const { text, encoding, isGuessed } = decodeText(file.bytes);
  const sample = text.slice(0, 20_000);
  const strange = sample.match(/[^\P{Cc}\t\n\f\r]|\uFFFD/gu)?.length ?? 0;
  if (strange > 8 + sample.length / 50) throw unsupported(file.name);
  const detail = `The text's encoding is not stated; it was read as ${encoding}.`;
  return { text, notices: isGuessed ? [{ code: "encoding_guessed", detail }] : [] };
}

function titleOfName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  return cleanLine(base.replace(/\.[a-z0-9]{1,8}$/i, "").replaceAll(/[_-]+/g, " ")) || "Untitled";
}
