import type { NamedFile } from "./detect-file-type.ts";
import type { FileReading } from "./read-file-content.ts";
import type { HtmlReading } from "./read-html.ts";

/** What crosses between the application and its reading thread. */
export type ReadingTask = { kind: "file"; file: NamedFile } | { kind: "page"; html: string; url: string | null };

export type ReadingResult =
  | { kind: "file"; reading: FileReading }
  | { kind: "page"; reading: HtmlReading }
  | { kind: "refused"; code: string; detail: string }
  | { kind: "failed"; message: string };
