import { Worker } from "node:worker_threads";
import { createDocumentReader, type DocumentReader, type Section } from "#features/content";
import { AppError } from "#platform/errors";
import type { PageAnswer } from "./page-thread.ts";
import type { PageReading, PageSource } from "./read-page.ts";

/** Reads what a crawl brings in, away from the main thread, one thing after another. May be shared by crawls. */
export interface CrawlReader {
  /** Throws AppError `page_unreadable` when a page takes too long or cannot be read; the next one is read again. */
  readPage(source: Omit<PageSource, "article">): Promise<PageReading>;
  readFile: DocumentReader["readFile"];
  close(): Promise<void>;
}

const ARTICLE_TIMEOUT_MS = 30_000;
const PAGE_TIMEOUT_MS = 20_000;
const IDLE_MS = 15_000;
const HEAP_MB = 512;

export interface CrawlReaderOptions {
  /** For one page; 20,000 unless given. */
  pageTimeoutMs?: number;
  /** JavaScript heap of the thread; 512 unless given. */
  heapMb?: number;
}
/** More than people write; picking an article out of so many would only take time. */
const MAX_TAGS = 120_000;

interface State {
  limits: Required<CrawlReaderOptions>;
  documents: DocumentReader;
  thread: Worker | null;
  idleTimer: NodeJS.Timeout | null;
  /** Settles when the last page asked for is done. */
  turn: Promise<unknown>;
}

/** A reader whose threads start on first use, end when idle, and are replaced when a page or file stops them. */
export function createCrawlReader(options: CrawlReaderOptions = {}): CrawlReader {
  const documents = createDocumentReader({ timeoutMs: ARTICLE_TIMEOUT_MS });
  const limits = { pageTimeoutMs: PAGE_TIMEOUT_MS, heapMb: HEAP_MB, ...options };
  const state: State = { limits, documents, thread: null, idleTimer: null, turn: Promise.resolve() };
  return {
    readPage: async (source) => {
      const article = await pickArticle(documents, source);
      const reading = state.turn.then(() => exchange(state, { ...source, article }));
      state.turn = reading.catch(() => undefined);
      return reading;
    },
    readFile: (file) => documents.readFile(file),
    close: async () => {
      await endThread(state);
      await documents.close();
    },
  };
}

async function pickArticle(documents: DocumentReader, page: { html: string; url: string }): Promise<Section[] | null> {
  const { html, url } = page;
  if (hasTooManyTags(html)) return null;
  try {
    return (await documents.readPage({ html, url })).sections;
  } catch (error) {
    // The page is read all the same, with what stands around its article.
    if (error instanceof AppError) return null;
    throw error;
  }
}

function hasTooManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0 && tags <= MAX_TAGS; at = html.indexOf("<", at + 1)) tags += 1;
  return tags > MAX_TAGS;
}

async function exchange(state: State, source: PageSource): Promise<PageReading> {
  if (state.idleTimer) clearTimeout(state.idleTimer);
  const thread = (state.thread ??= startThread(state.limits));
  thread.ref();
  try {
    const answer = await ask(thread, source, state.limits);
    if ("reading" in answer) return answer.reading;
    throw unreadable(new Error(answer.problem));
  } catch (error) {
    if (!(error instanceof AppError)) await endThread(state);
    throw error instanceof AppError ? error : unreadable(error);
  } finally {
    thread.unref();
    state.idleTimer = setTimeout(() => void endThread(state), IDLE_MS).unref();
  }
}

function ask(thread: Worker, source: PageSource, { pageTimeoutMs }: State["limits"]): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => settle(() => reject(new Error("timeout"))), pageTimeoutMs);
    const onMessage = (answer: PageAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("the thread ended")));
    const settle = (finish: () => void) => {
      clearTimeout(timeout);
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      finish();
    };
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    thread.postMessage(source);
  });
}

function startThread({ heapMb }: State["limits"]): Worker {
  const thread = new Worker(new URL("./page-thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  // An error while idle has nobody to tell; the next page starts a new thread.
  thread.on("error", () => undefined);
  return thread;
}

async function endThread(state: State): Promise<void> {
  const { thread } = state;
  state.thread = null;
  if (state.idleTimer) clearTimeout(state.idleTimer);
  await thread?.terminate();
}

function unreadable(cause: unknown): AppError {
  const detail = "The page takes too long or is made in a way that cannot be read.";
  return new AppError({ kind: "unprocessable", code: "page_unreadable", detail, cause });
}
