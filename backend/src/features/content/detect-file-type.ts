import { contentError } from "./content-error.ts";

export type FileType = "pdf" | "docx" | "html" | "markdown" | "csv" | "text";

export interface NamedFile {
  /** File name or path; its ending helps to tell text formats apart. */
  name: string;
  bytes: Uint8Array;
  /** As sent with an upload or a download; null when unknown. Believed less than the bytes. */
  contentType?: string | null;
}

const endings: Record<string, FileType> = {
  html: "html",
  htm: "html",
  xhtml: "html",
  md: "markdown",
  markdown: "markdown",
  mdx: "markdown",
  csv: "csv",
  tsv: "csv",
  tab: "csv",
  txt: "text",
  text: "text",
};
const contentTypes: Record<string, FileType> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "text/csv": "csv",
  "text/tab-separated-values": "csv",
  "application/csv": "csv",
};

/** Decides by the first bytes, then by the name's ending, then by the content type. Throws `file_type_unsupported`. */
export function detectFileType(file: NamedFile): FileType {
  const head = Buffer.from(file.bytes.subarray(0, 1_024)).toString("latin1");
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\u0003\u0004")) return "docx";
  if (isBinary(head)) throw unsupported(file.name);
  if (/^\s*(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype html|html)[\s>]/i.test(head)) return "html";
  return typeByName(file) ?? "text";
}

function typeByName(file: NamedFile): FileType | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const contentType = file.contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return endings[ending] ?? contentTypes[contentType];
}

const binaryMarks = [
  "\u00D0\u00CF\u0011\u00E0",
  "\u001F\u008B",
  "\u0089PNG",
  "\u00FF\u00D8\u00FF",
  "GIF8",
  "Rar!",
  "7z\u00BC\u00AF",
  "\u007FELF",
  "MZ",
];

function isBinary(head: string): boolean {
  return binaryMarks.some((mark) => head.startsWith(mark));
}

export function unsupported(name: string) {
  return contentError(
    "file_type_unsupported",
    `"${name.slice(0, 100)}" is no file that can be read. Use HTML, Markdown, text, PDF, DOCX or CSV.`,
  );
}
