import { websiteOptions } from "@netvexa/contract";
import type { z } from "zod";
import {
  crawlWebsite,
  createRequestPacer,
  systemCrawlClock,
  type CrawlEvent,
  type CrawlInput,
  type FinishedEvent,
  type RequestPacer,
} from "#features/crawling";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readExternalIds, readKnownDocuments } from "./document-queries.ts";
import type { SourceToRead } from "./read-catalogue-source.ts";
import type { ReadEnd, ReadItem, SourceReading } from "./read-item.ts";

/** Hosts are asked at one pace, whoever reads them. */
const pacers = new WeakMap<Platform, RequestPacer>();

function pacerOf(platform: Platform): RequestPacer {
  const pacer = pacers.get(platform) ?? createRequestPacer(systemCrawlClock);
  pacers.set(platform, pacer);
  return pacer;
}

/** Reads a website's pages; those that the site says are unchanged are not read again. Throws `website_…` codes. */
export async function* readWebsiteSource(
  ctx: TenantContext,
  { source, signal }: Pick<SourceToRead, "source" | "signal">,
): SourceReading {
  const options = websiteOptions.parse(source.options);
  const seeds = await readAllExternalIds(ctx, source.id);
  const input = {
    ...toCrawlInput(ctx.platform, options),
    signal,
    seeds,
    known: (externalId: string) => findKnown(ctx, source.id, externalId),
  };
  let end: FinishedEvent | null = null;
  for await (const event of crawlWebsite(input)) {
    if (event.kind === "finished") end = event;
    const item = toReadItem(event);
    if (item) yield item;
  }
  if (!end) throw new Error("A crawl ended without saying how.");
  return settleEnd(end);
}

export function toCrawlInput(platform: Platform, options: z.output<typeof websiteOptions>): CrawlInput {
  const { startUrl, pathPrefix, include, exclude, sitemaps, ...rest } = options;
  return {
    startUrl,
    scope: {
      ...(pathPrefix === undefined ? {} : { pathPrefix }),
      ...(include.length > 0 ? { include } : {}),
      exclude,
    },
    options: { ...rest, ...(sitemaps.length > 0 ? { sitemaps } : {}) },
    fetch: platform.guardedFetch,
    pacer: pacerOf(platform),
  };
}

async function readAllExternalIds(ctx: TenantContext, sourceId: string): Promise<string[]> {
  const all: string[] = [];
  for (let after = ""; ;) {
    const page = await tenantTransaction(ctx, (transaction) =>
      readExternalIds(ctx, transaction, { sourceId, after, limit: 1_000 }),
    );
    all.push(...page.map(({ externalId }) => externalId));
    const last = page.at(-1);
    if (!last) return all;
    after = last.externalId;
  }
}

async function findKnown(ctx: TenantContext, sourceId: string, externalId: string) {
  const found = await tenantTransaction(ctx, (transaction) =>
    readKnownDocuments(ctx, transaction, { sourceId, externalIds: [externalId] }),
  );
  const known = found.get(externalId);
  if (!known || known.number === null || known.contentHash === "") return null;
  const { etag, lastModified, readAt, contentHash, offersHash } = known;
  return { etag, lastModified, readAt, hash: offersHash === "" ? contentHash : `${contentHash}.${offersHash}` };
}

function toReadItem(event: CrawlEvent): ReadItem | null {
  switch (event.kind) {
    case "document": {
      const { document, etag, lastModified, readAt } = event;
      return { kind: "document", document, page: { etag, lastModified, readAt } };
    }
    case "unchanged": {
      const { externalId, etag, lastModified, readAt } = event;
      return { kind: "unchanged", externalId, page: readAt === null ? null : { etag, lastModified, readAt } };
    }
    case "gone":
      return { kind: "gone", externalId: event.externalId };
    case "skipped":
      return problem("skipped", event.url, { code: event.reason, reason: SKIPPED[event.reason] });
    case "failed":
      return problem("failed", event.url, { code: event.reason, reason: event.detail });
    case "progress": {
      const settled = event.found - event.queued;
      return { kind: "progress", found: event.found, fraction: event.found === 0 ? null : settled / event.found };
    }
    default:
      return null;
  }
}

function problem(outcome: "skipped" | "failed", url: string, why: { code: string; reason: string }): ReadItem {
  return { kind: "problem", outcome, item: url, ...why, keeps: outcome === "failed" ? url : null };
}

const SKIPPED: Record<Extract<CrawlEvent, { kind: "skipped" }>["reason"], string> = {
  robots: "The site's robots.txt asks not to read it.",
  noindex: "The page asks not to be indexed.",
  duplicate: "It is the same page as another one.",
  redirect_out_of_scope: "It redirects to a page outside of the source.",
  redirected: "It redirects to another page, which is read in its place.",
  not_found: "The page is not there.",
  forbidden: "The site does not show it to visitors.",
  empty: "There is no text on it.",
  unsupported_type: "It is neither a page nor a file that can be read.",
  too_large: "It is larger than what is read of a page.",
  too_deep: "It is too many clicks away from the start.",
  address_too_long: "Its address is too long.",
  repeating_path: "Its address repeats itself, as endless links do.",
  action_link: "The link does something, such as filling a basket.",
  filter_link: "The link filters or sorts a list that is read already.",
  too_many_variations: "It is one of very many variations of one page.",
  endless_dates: "It is one of endless calendar pages.",
};

const REFUSED: Partial<Record<NonNullable<FinishedEvent["stoppedBy"]>, string>> = {
  robots_unreachable: "The site's robots.txt could not be read, so that nothing else may be read. Try again later.",
  start_redirects_away: "The start address leads to another site. Give the address that finally opens.",
};

function settleEnd(end: FinishedEvent): ReadEnd {
  const detail = end.stoppedBy === null ? undefined : REFUSED[end.stoppedBy];
  if (detail !== undefined) throw new AppError({ kind: "unprocessable", code: `website_${end.stoppedBy}`, detail });
  return { complete: end.complete, feed: null, unchanged: false };
}
