import type { SourceDocument } from "#features/content";
import { AppError } from "#platform/errors";
import type { GuardedStream } from "#platform/guarded-fetch";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import { collectBody } from "./collect-body.ts";
import type { FailReason, SkipReason } from "./crawl-event.ts";
import { decodeHtml } from "./decode-html.ts";
import { fetchPolitely, type PoliteClient } from "./fetch-politely.ts";
import { measureSections } from "./measure-sections.ts";
import type { CrawlReader } from "./crawl-reader.ts";
import type { PageReading } from "./read-page.ts";
import { readRobotsTag } from "./read-robots-tag.ts";

/** What is stored of a document from the last time it was read. */
export interface KnownDocument {
  etag: string | null;
  lastModified: string | null;
  hash: string | null;
  readAt: Date | null;
}

/** What asking for one address gave. */
export type Visit =
  | { kind: "redirect"; to: URL }
  | { kind: "unchanged"; etag: string | null; lastModified: string | null }
  | { kind: "page"; reading: PageReading; etag: string | null; lastModified: string | null }
  | { kind: "file"; document: SourceDocument; words: number; etag: string | null; lastModified: string | null }
  | { kind: "skip"; reason: SkipReason }
  | { kind: "fail"; reason: FailReason; detail: string };

export interface VisitContext {
  client: PoliteClient;
  reader: CrawlReader;
  onBytes(bytes: number): void;
}

const PAGE_TYPES = ["text/html", "application/xhtml+xml"];
const FILE_TYPES = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/plain",
  "text/markdown",
  "text/csv",
];

/** Asks for one address, with the validators of the last time, and reads what comes. Throws only when aborted. */
export async function visitPage(context: VisitContext, url: URL, known: KnownDocument | null): Promise<Visit> {
  try {
    const { maxPageBytes, maxFileBytes } = context.client.settings;
    const response = await fetchPolitely(context.client, url, {
      redirect: "manual",
      headers: conditions(known),
      accept: [...PAGE_TYPES, ...FILE_TYPES],
      maxBytes: Math.max(maxPageBytes, maxFileBytes),
    });
    return await readResponse(context, url, response);
  } catch (error) {
    context.client.signal.throwIfAborted();
    return describeError(error);
  }
}

function conditions(known: KnownDocument | null): Record<string, string> {
  return {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
}

async function readResponse(context: VisitContext, url: URL, response: GuardedStream): Promise<Visit> {
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  if (response.status === 200) return readBody(context, url, { response, etag, lastModified });
  response.cancel();
  if (response.status === 304) return { kind: "unchanged", etag, lastModified };
  if (response.location !== null) return { kind: "redirect", to: new URL(response.location) };
  return describeStatus(response.status);
}

const FORBIDDEN = new Set([401, 402, 403, 407, 451]);

function describeStatus(status: number): Visit {
  if (status === 404 || status === 410) return { kind: "skip", reason: "not_found" };
  if (FORBIDDEN.has(status)) return { kind: "skip", reason: "forbidden" };
  const reason = status === 429 ? "rate_limited" : status >= 500 ? "server_error" : "unexpected_status";
  return { kind: "fail", reason, detail: `The site answered with status ${status}.` };
}

interface Body {
  response: GuardedStream;
  etag: string | null;
  lastModified: string | null;
}

async function readBody(context: VisitContext, url: URL, body: Body): Promise<Visit> {
  const { response, etag, lastModified } = body;
  const type = response.headers.get("content-type");
  const bareType = type?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isFile = FILE_TYPES.includes(bareType);
  const { maxPageBytes, maxFileBytes } = context.client.settings;
  const bytes = await collectBody(response, isFile ? maxFileBytes : maxPageBytes);
  context.onBytes(bytes.length);
  if (!isFile) {
    const html = decodeHtml(bytes, type);
    const reading = await context.reader.readPage({ html, url: url.href, headers: [...response.headers] });
    return { kind: "page", reading, etag, lastModified };
  }
  if (readRobotsTag([response.headers.get("x-robots-tag") ?? ""]).noindex) return { kind: "skip", reason: "noindex" };
  const { document } = await context.reader.readFile({ name: fileName(url), bytes, contentType: bareType });
  return { kind: "file", document, words: measureSections(document.sections).words, etag, lastModified };
}

function fileName(url: URL): string {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}

const SKIPPED_CODES: Record<string, SkipReason> = {
  too_large: "too_large",
  file_too_large: "too_large",
  file_bomb: "too_large",
  unsupported_type: "unsupported_type",
  file_type_unsupported: "unsupported_type",
  file_encrypted: "unsupported_type",
  file_empty: "empty",
};

/** One page that cannot be read, for whatever reason, never ends the crawl. */
function describeError(error: unknown): Visit {
  if (!(error instanceof AppError)) {
    return { kind: "fail", reason: "reading_failed", detail: "The page is made in a way that cannot be read." };
  }
  const skipped = SKIPPED_CODES[error.code];
  if (skipped) return { kind: "skip", reason: skipped };
  const reason = error instanceof GuardedFetchError ? error.code : "reading_failed";
  return { kind: "fail", reason, detail: error.detail };
}
