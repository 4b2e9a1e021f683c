import { z } from "zod";
import { AppError } from "#platform/errors";
import { createTaskProcess, TaskFailure, type TaskFailureReason, type TaskProcess } from "#platform/task-process";
import type { ChunkDocumentOptions } from "./chunk-document.ts";
import type { ChunkDraft } from "./chunk-draft.ts";
import { contentError } from "./content-error.ts";
import type { NamedFile } from "./detect-file-type.ts";
import type { SourceDocument } from "./document.ts";
import type { FileReading } from "./read-file-content.ts";
import type { HtmlReading } from "./read-html.ts";
import { readLimits } from "./read-limits.ts";
import type { ReadingResult, ReadingTask } from "./reading-protocol.ts";

/** Reads files and web pages in a process of its own, one after another. */
export interface DocumentReader {
  /** Throws AppError with a `ContentErrorCode`. */
  readFile(file: NamedFile): Promise<FileReading>;
  /** Main content of a whole page; see `readWebPage`. Throws AppError `read_timeout` or `read_out_of_memory`. */
  readPage(page: { html: string; url: string | null }): Promise<HtmlReading>;
  /** As `chunkDocument`, off the calling thread: for files, whose text may take seconds to cut. */
  chunk(document: SourceDocument, options?: ChunkDocumentOptions): Promise<ChunkDraft[]>;
  /** Ends the process; a reading under way fails. */
  close(): Promise<void>;
}

export interface DocumentReaderOptions {
  timeoutMs?: number;
  heapMb?: number;
  memoryMb?: number;
  /** An idle process is ended after this, which gives its memory back. */
  idleMs?: number;
}

const result = z.custom<ReadingResult>((value) => typeof value === "object" && value !== null && "kind" in value);
type Reading = TaskProcess<ReadingTask, ReadingResult>;

/**
 * A reader whose process is started on first use, kept for the next document, and cut off when one takes too long or too
 * much memory: a hostile file costs its own reading, never the application.
 */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const { timeoutMs, heapMb, memoryMb, idleMs } = { ...readLimits, idleMs: 15_000, ...options };
  const module = new URL("./reading-process.ts", import.meta.url);
  const reading: Reading = createTaskProcess({
    module,
    parse: (message) => result.parse(message),
    heapMb,
    memoryMb,
    idleMs,
  });
  const read = (task: ReadingTask, limitMs = timeoutMs) =>
    reading.run(task, limitMs).catch((error: unknown) => Promise.reject(toContentError(error, limitMs)));
  return {
    readFile: async (file) => {
      const answer = await read({ kind: "file", file: { ...file, bytes: new Uint8Array(file.bytes) } });
      if (answer.kind !== "file") throw refusal(answer);
      return answer.reading;
    },
    readPage: async ({ html, url }) => {
      const task = { kind: "page", html: html.slice(0, readLimits.pageHtmlChars), url } as const;
      const answer = await read(task, Math.min(timeoutMs, readLimits.pageTimeoutMs));
      if (answer.kind !== "page") throw refusal(answer);
      return answer.reading;
    },
    chunk: async (document, chunkOptions = {}) => {
      const answer = await read({ kind: "chunk", document, options: chunkOptions });
      if (answer.kind !== "chunk") throw refusal(answer);
      return answer.chunks;
    },
    close: () => reading.close(),
  };
}

function refusal(answer: ReadingResult): AppError {
  if (answer.kind === "refused") {
    const kind = answer.code === "file_too_large" ? "too_large" : "unprocessable";
    return new AppError({ kind, code: answer.code, detail: answer.detail });
  }
  const message = answer.kind === "failed" ? answer.message : "unexpected result";
  return contentError("file_damaged", "The file cannot be read. Save it again and retry.", new Error(message));
}

const failures: Record<TaskFailureReason, (limitMs: number) => AppError> = {
  timeout: (limitMs) =>
    contentError("read_timeout", `The file was given up after ${limitMs / 1_000} seconds. Split it and retry.`),
  memory: () => contentError("read_out_of_memory", "The file needs too much memory to be read. Split it and retry."),
  stopped: () => contentError("read_stopped", "The reading was stopped. Try again."),
};

function toContentError(error: unknown, limitMs: number): unknown {
  return error instanceof TaskFailure ? failures[error.reason](limitMs) : error;
}
