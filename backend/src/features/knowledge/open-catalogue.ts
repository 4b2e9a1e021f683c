import { AppError } from "#platform/errors";
import { GuardedFetchError } from "#platform/guarded-fetch-error";
import type { GuardedStream } from "#platform/guarded-fetch";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { sourceEmpty, sourceHasNoContent, sourceUnreachable } from "./errors.ts";
import { readFiles } from "./file-queries.ts";
import type { FeedState } from "./source-queries.ts";

const MAX_FEED_BYTES = 512 * 1024 * 1024;
const FEED_TIMEOUT_MS = 600_000;
const FEED_IDLE_MS = 60_000;

export interface CatalogueFile {
  /** From its beginning. */
  open(): AsyncIterable<Uint8Array>;
  bytes: number;
  state: FeedState;
  /** Gives back what was stored for the reading alone. */
  release(): Promise<void>;
}

export interface CataloguePlace {
  sourceId: string;
  /** Null: the file that was uploaded. */
  url: string | null;
  /** Of the last reading; an unchanged feed is then not sent again. */
  before: FeedState | null;
}

/**
 * The catalogue's bytes as a file: an upload where it lies, a feed after it was fetched whole, so that neither a slow
 * shop nor a slow reading costs the other. Null when a feed says that it has not changed. Throws `source_unreachable`,
 * `source_has_no_content`.
 */
export async function openCatalogue(
  ctx: TenantContext,
  place: CataloguePlace,
  signal: AbortSignal,
): Promise<CatalogueFile | null> {
  return place.url === null ? openUpload(ctx, place.sourceId) : fetchFeed(ctx, { ...place, url: place.url }, signal);
}

async function openUpload(ctx: TenantContext, sourceId: string): Promise<CatalogueFile> {
  const [file] = await tenantTransaction(ctx, (transaction) => readFiles(ctx, transaction, sourceId));
  if (!file) throw sourceHasNoContent();
  return {
    open: () => ctx.platform.objects.read({ ctx, path: file.objectPath }),
    bytes: file.bytes,
    state: { etag: null, lastModified: null, hash: file.contentHash },
    release: async () => undefined,
  };
}

async function fetchFeed(
  ctx: TenantContext,
  place: CataloguePlace & { url: string },
  signal: AbortSignal,
): Promise<CatalogueFile | null> {
  const { objects } = ctx.platform;
  const target = { ctx, path: `sources/${place.sourceId}/feed` };
  try {
    const stream = await requestFeed(ctx, place, signal);
    if (stream.status === 304) {
      stream.cancel();
      return null;
    }
    assertFound(stream);
    const stored = await objects.put(target, stream.body);
    if (stored.bytes === 0) throw sourceEmpty();
    const state = {
      etag: stream.headers.get("etag"),
      lastModified: stream.headers.get("last-modified"),
      hash: stored.contentHash,
    };
    const release = () => objects.remove(target);
    return { open: () => objects.read(target), bytes: stored.bytes, state, release };
  } catch (error) {
    throw error instanceof GuardedFetchError && !signal.aborted ? sourceUnreachable(error.detail, error) : error;
  }
}

function requestFeed(
  ctx: TenantContext,
  { url, before }: CataloguePlace & { url: string },
  signal: AbortSignal,
): Promise<GuardedStream> {
  const headers = {
    ...(before?.etag ? { "if-none-match": before.etag } : {}),
    ...(before?.lastModified ? { "if-modified-since": before.lastModified } : {}),
  };
  return ctx.platform.guardedFetch.open(url, {
    headers,
    signal,
    maxBytes: MAX_FEED_BYTES,
    timeoutMs: FEED_TIMEOUT_MS,
    idleTimeoutMs: FEED_IDLE_MS,
  });
}

function assertFound(stream: GuardedStream): void {
  if (stream.status >= 200 && stream.status < 300) return;
  stream.cancel();
  const detail = `The shop answered with status ${stream.status}. Check that the address opens in a browser.`;
  throw new AppError({ kind: "unprocessable", code: "source_unreachable", detail });
}
