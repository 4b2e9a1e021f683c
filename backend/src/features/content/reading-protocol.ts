import type { ChunkDocumentOptions } from "./chunk-document.ts";
import type { ChunkDraft } from "./chunk-draft.ts";
import type { NamedFile } from "./detect-file-type.ts";
import type { SourceDocument } from "./document.ts";
import type { FileReading } from "./read-file-content.ts";
import type { HtmlReading } from "./read-html.ts";

/** What crosses between the application and its reading thread. */
export type ReadingTask =
  | { kind: "file"; file: NamedFile }
  | { kind: "page"; html: string; url: string | null }
  | { kind: "chunk"; document: SourceDocument; options: ChunkDocumentOptions };

export type ReadingResult =
  | { kind: "file"; reading: FileReading }
  | { kind: "page"; reading: HtmlReading }
  | { kind: "chunk"; chunks: ChunkDraft[] }
  | { kind: "refused"; code: string; detail: string }
  | { kind: "failed"; message: string };
