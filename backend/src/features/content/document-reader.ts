import { Worker } from "node:worker_threads";
import { AppError } from "#platform/errors";
import type { ChunkDocumentOptions } from "./chunk-document.ts";
import type { ChunkDraft } from "./chunk-draft.ts";
import { contentError } from "./content-error.ts";
import type { NamedFile } from "./detect-file-type.ts";
import type { SourceDocument } from "./document.ts";
import type { FileReading } from "./read-file-content.ts";
import type { HtmlReading } from "./read-html.ts";
import { readLimits } from "./read-limits.ts";
import type { ReadingResult, ReadingTask } from "./reading-protocol.ts";

/** Reads files and web pages in a thread of its own, one after another. */
export interface DocumentReader {
  /** Throws AppError with a `ContentErrorCode`. */
  readFile(file: NamedFile): Promise<FileReading>;
  /** Main content of a whole page; see `readWebPage`. Throws AppError `read_timeout` or `read_out_of_memory`. */
  readPage(page: { html: string; url: string | null }): Promise<HtmlReading>;
  /** As `chunkDocument`, off the calling thread: for files, whose text may take seconds to cut. */
  chunk(document: SourceDocument, options?: ChunkDocumentOptions): Promise<ChunkDraft[]>;
  /** Ends the thread; a reading under way fails. */
  close(): Promise<void>;
}

export interface DocumentReaderOptions {
  timeoutMs?: number;
  threadHeapMb?: number;
  processGrowthMb?: number;
  /** An idle thread is ended after this, which gives its memory back. */
  idleMs?: number;
}

interface State {
  limits: Required<DocumentReaderOptions>;
  thread: Worker | null;
  /** Settles when the last reading asked for is done. */
  turn: Promise<unknown>;
  idleTimer: NodeJS.Timeout | null;
}

const watchEveryMs = 50;

/**
 * A reader whose thread is started on first use, kept for the next document, and cut off when one takes too long or too
 * much memory: a hostile file costs its own reading, never the process.
 */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const { timeoutMs, threadHeapMb, processGrowthMb } = readLimits;
  const limits = { timeoutMs, threadHeapMb, processGrowthMb, idleMs: 15_000, ...options };
  const state: State = { limits, thread: null, turn: Promise.resolve(), idleTimer: null };
  return {
    readFile: async (file) => {
      const result = await enqueue(state, { kind: "file", file: { ...file, bytes: new Uint8Array(file.bytes) } });
      if (result.kind !== "file") throw refusal(result);
      return result.reading;
    },
    readPage: async ({ html, url }) => {
      const result = await enqueue(state, { kind: "page", html: html.slice(0, readLimits.pageHtmlChars), url });
      if (result.kind !== "page") throw refusal(result);
      return result.reading;
    },
    chunk: async (document, chunkOptions = {}) => {
      const result = await enqueue(state, { kind: "chunk", document, options: chunkOptions });
      if (result.kind !== "chunk") throw refusal(result);
      return result.chunks;
    },
    close: () => endThread(state),
  };
}

function refusal(result: ReadingResult): AppError {
  if (result.kind === "refused") {
    const kind = result.code === "file_too_large" ? "too_large" : "unprocessable";
    return new AppError({ kind, code: result.code, detail: result.detail });
  }
  const message = result.kind === "failed" ? result.message : "unexpected result";
  return contentError("file_damaged", "The file cannot be read. Save it again and retry.", new Error(message));
}

function enqueue(state: State, task: ReadingTask): Promise<ReadingResult> {
  const reading = state.turn.then(() => runTask(state, task));
  state.turn = reading.catch(() => undefined);
  return reading;
}

async function runTask(state: State, task: ReadingTask): Promise<ReadingResult> {
  if (state.idleTimer) clearTimeout(state.idleTimer);
  const thread = (state.thread ??= startThread(state));
  thread.ref();
  try {
    return await exchange(thread, task, state.limits);
  } catch (error) {
    await endThread(state);
    throw error;
  } finally {
    thread.unref();
    state.idleTimer = setTimeout(() => void endThread(state), state.limits.idleMs).unref();
  }
}

function startThread({ limits }: State): Worker {
  const thread = new Worker(new URL("./reading-thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.threadHeapMb },
    stdout: true,
    stderr: true,
  });
  // An error while idle has nobody to tell; the next reading starts a new thread.
  thread.on("error", () => undefined);
  return thread;
}

async function endThread(state: State): Promise<void> {
  const { thread } = state;
  state.thread = null;
  if (state.idleTimer) clearTimeout(state.idleTimer);
  await thread?.terminate();
}

function exchange(worker: Worker, task: ReadingTask, limits: Required<DocumentReaderOptions>): Promise<ReadingResult> {
  return new Promise((resolve, reject) => {
    const atStart = process.memoryUsage.rss();
    const timeoutMs = task.kind === "page" ? Math.min(limits.timeoutMs, readLimits.pageTimeoutMs) : limits.timeoutMs;
    const timeout = setTimeout(() => settle(() => reject(tooSlow(timeoutMs))), timeoutMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - atStart > limits.processGrowthMb * 1_048_576)
        settle(() => reject(tooMuchMemory()));
    }, watchEveryMs);
    const onMessage = (result: ReadingResult) => settle(() => resolve(result));
    const onError = (error: Error) => settle(() => reject(threadError(error)));
    const onExit = () => settle(() => reject(stopped()));
    const settle = (finish: () => void) => {
      clearTimeout(timeout);
      clearInterval(watch);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      finish();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task, []);
  });
}

function tooSlow(timeoutMs: number): AppError {
  return contentError("read_timeout", `The file was given up after ${timeoutMs / 1_000} seconds. Split it and retry.`);
}

function stopped(): AppError {
  return contentError("read_stopped", "The reading was stopped. Try again.");
}

function tooMuchMemory(): AppError {
  return contentError("read_out_of_memory", "The file needs too much memory to be read. Split it and retry.");
}

function threadError(error: Error): AppError {
  const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isMemory
    ? tooMuchMemory()
    : contentError("file_damaged", "The file cannot be read. Save it again and retry.", error);
}
