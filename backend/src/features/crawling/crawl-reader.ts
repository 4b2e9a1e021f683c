import { z } from "zod";
import { createDocumentReader, type DocumentReader, type Section } from "#features/content";
import { AppError } from "#platform/errors";
import { createTaskProcess } from "#platform/task-process";
import type { PageAnswer } from "./page-process.ts";
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
const MEMORY_MB = 1_024;

export interface CrawlReaderOptions {
  /** For one page; 20,000 unless given. */
  pageTimeoutMs?: number;
  /** JavaScript heap of the process; 512 unless given. */
  heapMb?: number;
}
/** More than people write; picking an article out of so many would only take time. */
const MAX_TAGS = 120_000;

const answer = z.custom<PageAnswer>((value) => typeof value === "object" && value !== null);

/** A reader whose processes start on first use, end when idle, and are replaced when a page or file stops them. */
export function createCrawlReader(options: CrawlReaderOptions = {}): CrawlReader {
  const { pageTimeoutMs, heapMb } = { pageTimeoutMs: PAGE_TIMEOUT_MS, heapMb: HEAP_MB, ...options };
  const documents = createDocumentReader({ timeoutMs: ARTICLE_TIMEOUT_MS });
  const pages = createTaskProcess<PageSource, PageAnswer>({
    module: new URL("./page-process.ts", import.meta.url),
    parse: (message) => answer.parse(message),
    heapMb,
    memoryMb: MEMORY_MB,
    idleMs: IDLE_MS,
  });
  return {
    readPage: async (source) => {
      const article = await pickArticle(documents, source);
      const read = await pages.run({ ...source, article }, pageTimeoutMs).catch((error: unknown) => {
        throw unreadable(error);
      });
      if ("reading" in read) return read.reading;
      throw unreadable(new Error(read.problem));
    },
    readFile: (file) => documents.readFile(file),
    close: async () => {
      await pages.close();
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

function unreadable(cause: unknown): AppError {
  const detail = "The page takes too long or is made in a way that cannot be read.";
  return new AppError({ kind: "unprocessable", code: "page_unreadable", detail, cause });
}
