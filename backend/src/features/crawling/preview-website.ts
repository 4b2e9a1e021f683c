import { detectLanguage, type DocumentKind, type SourceDocument } from "#features/content";
import type {
  CrawlEvent,
  DocumentEvent,
  FailedEvent,
  FinishedEvent,
  SiteEvent,
  SkippedEvent,
  StopReason,
} from "./crawl-event.ts";
import type { CrawlInput } from "./crawl-state.ts";
import { crawlWebsite } from "./crawl-website.ts";

export interface PreviewPage {
  url: string;
  title: string;
  kind: DocumentKind;
  /** Declared by the page, else guessed from its text; null when neither can be told. */
  language: string | null;
  words: number;
}

/** What a crawl would find, shown before it is started. */
export interface WebsitePreview {
  site: SiteEvent;
  pages: PreviewPage[];
  /** Addresses in scope that are known so far; more may be found by links. */
  found: number;
  skipped: Pick<SkippedEvent, "url" | "reason">[];
  failed: Pick<FailedEvent, "url" | "reason" | "detail">[];
  /** Why a crawl would not start, such as `robots_unreachable`; null when it would. */
  stoppedBy: FinishedEvent["stoppedBy"];
}

export type PreviewInput = Omit<CrawlInput, "known" | "seeds"> & {
  /** Documents to show; 10 unless given. */
  pages?: number;
};

const MAX_REQUESTS_PER_PAGE = 3;
const MAX_DURATION_MS = 60_000;
const MAX_LISTED = 50;
const MAX_SITEMAPS = 10;

/** Reads the first pages of a site, with the same manners and refusals as `crawlWebsite`, in at most a minute. */
export async function previewWebsite({ pages = 10, ...input }: PreviewInput): Promise<WebsitePreview> {
  const options = {
    maxSitemaps: MAX_SITEMAPS,
    maxRetries: 1,
    maxRetryWaitMs: 5_000,
    maxDurationMs: MAX_DURATION_MS,
    ...input.options,
  };
  options.maxPages = Math.min(options.maxPages ?? Infinity, pages * MAX_REQUESTS_PER_PAGE);
  const preview: WebsitePreview = { site: NO_SITE, pages: [], found: 0, skipped: [], failed: [], stoppedBy: null };
  for await (const event of crawlWebsite({ ...input, options })) {
    note(preview, event);
    if (event.kind === "progress" && preview.pages.length >= pages) break;
  }
  return preview;
}

function note(preview: WebsitePreview, event: CrawlEvent): void {
  if ("found" in event) preview.found = event.found;
  if (event.kind === "site") preview.site = event;
  else if (event.kind === "document") preview.pages.push(toPage(event));
  else if (event.kind === "skipped") noteSome(preview.skipped, event);
  else if (event.kind === "failed") noteSome(preview.failed, event);
  else if (event.kind === "finished") preview.stoppedBy = startProblem(event);
}

function noteSome<Entry>(list: Entry[], entry: Entry): void {
  if (list.length < MAX_LISTED) list.push(entry);
}

const NO_SITE: SiteEvent = {
  kind: "site",
  origin: "",
  robots: { status: "none", crawlDelayMs: null, sitemaps: [] },
  sitemaps: [],
  followsLinks: false,
};

const CRAWL_STOPPERS: ReadonlySet<StopReason> = new Set(["robots_unreachable", "start_redirects_away", "site_failing"]);

/** The preview's own limits are no problem of the site. */
function startProblem({ stoppedBy }: FinishedEvent): FinishedEvent["stoppedBy"] {
  return stoppedBy !== null && CRAWL_STOPPERS.has(stoppedBy) ? stoppedBy : null;
}

function toPage({ document, words }: DocumentEvent): PreviewPage {
  const { url, externalId, title, kind, language } = document;
  return { url: url ?? externalId, title, kind, language: language ?? detectLanguage(sampleText(document)), words };
}

function sampleText(document: SourceDocument): string {
  const blocks = document.sections.slice(0, 20).flatMap((section) => section.blocks);
  return blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join("\n");
}
