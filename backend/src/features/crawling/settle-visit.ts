import { createHash } from "node:crypto";
import { hashDocument, hashOffers, type SourceDocument } from "#features/content";
import type { CrawlEvent, DocumentEvent, SkipReason } from "./crawl-event.ts";
import type { Crawl } from "./crawl-state.ts";
import { followLinks } from "./follow-links.ts";
import type { Target } from "./frontier.ts";
import { normaliseUrl } from "./normalise-url.ts";
import { toPageDocument, type PageReading } from "./read-page.ts";
import type { KnownDocument, Visit } from "./visit-page.ts";

/** A visit that is over, with what was known before. */
export interface Outcome {
  target: Target;
  known: KnownDocument | null;
  visit: Visit | { kind: "trusted" };
  readAt: Date | null;
}

const MAX_HOPS = 10;
const FEWEST_WORDS = 5;
const ID_CHARS = 500;

/** Turns a visit into what the caller is told, and into what is to be visited next. */
export function settleVisit(crawl: Crawl, outcome: Outcome): CrawlEvent[] {
  const { visit } = outcome;
  crawl.failuresInARow = visit.kind === "fail" ? crawl.failuresInARow + 1 : 0;
  if (visit.kind === "trusted")
    return settleUnchanged(crawl, outcome, { by: "lastmod", etag: null, lastModified: null });
  if (visit.kind === "unchanged") return settleUnchanged(crawl, outcome, { by: "validator", ...visit });
  if (visit.kind === "redirect") return settleRedirect(crawl, outcome, visit.to);
  if (visit.kind === "skip") return leaveOut(crawl, outcome, visit.reason);
  if (visit.kind === "page") return settlePage(crawl, outcome, visit);
  if (visit.kind === "fail") return fail(crawl, outcome.target.url, visit);
  const { document: file, words, etag, lastModified } = visit;
  const document = { ...file, externalId: idOfUrl(outcome.target.url), url: outcome.target.url };
  return settleDocument(crawl, outcome, toEvent(outcome, { document, words, etag, lastModified }));
}

/** At most 500 characters, different for different addresses. */
export function idOfUrl(url: string): string {
  if (url.length <= ID_CHARS) return url;
  return `${url.slice(0, ID_CHARS - 65)}~${createHash("sha256").update(url).digest("hex")}`;
}

function fail(crawl: Crawl, url: string, why: { reason: string; detail: string }): CrawlEvent[] {
  crawl.counts.failed += 1;
  return [{ kind: "failed", url, reason: why.reason, detail: why.detail }];
}

/** Reasons that say for good that an address is no document; others may be a bad day of the site. */
const FINAL: ReadonlySet<SkipReason> = new Set([
  "robots",
  "noindex",
  "duplicate",
  "redirected",
  "redirect_out_of_scope",
  "not_found",
]);

function leaveOut(crawl: Crawl, outcome: Pick<Outcome, "target" | "known">, reason: SkipReason): CrawlEvent[] {
  const { url } = outcome.target;
  if (outcome.known && !FINAL.has(reason)) {
    return fail(crawl, url, { reason, detail: "The page was read before and cannot be read now. It is kept." });
  }
  crawl.skippedByReason.set(reason, (crawl.skippedByReason.get(reason) ?? 0) + 1);
  if (outcome.known) {
    crawl.counts.gone += 1;
    return [{ kind: "gone", externalId: idOfUrl(url), reason }];
  }
  crawl.counts.skipped += 1;
  return [{ kind: "skipped", url, reason }];
}

type Sameness = Pick<Extract<CrawlEvent, { kind: "unchanged" }>, "by" | "etag" | "lastModified">;

function settleUnchanged(crawl: Crawl, outcome: Outcome, { by, etag, lastModified }: Sameness): CrawlEvent[] {
  const externalId = idOfUrl(outcome.target.url);
  crawl.settled.add(externalId);
  noteVariant(crawl, outcome.target.url, outcome.known?.hash ?? null);
  crawl.counts.unchanged += 1;
  return [
    {
      kind: "unchanged",
      externalId,
      by,
      etag: etag ?? outcome.known?.etag ?? null,
      lastModified: lastModified ?? outcome.known?.lastModified ?? null,
      readAt: outcome.readAt,
    },
  ];
}

function settleRedirect(crawl: Crawl, outcome: Outcome, to: URL): CrawlEvent[] {
  const { target } = outcome;
  const placed = crawl.area.place(to);
  if (!placed) return leaveOut(crawl, outcome, "redirect_out_of_scope");
  const next = normaliseUrl(placed);
  crawl.redirects.set(target.url, next);
  if (target.hops >= MAX_HOPS || follow(crawl.redirects, next).has(target.url)) {
    return fail(crawl, target.url, { reason: "redirect_loop", detail: "The address redirects in a circle." });
  }
  crawl.frontier.add({ url: next, depth: target.depth, lastmod: null, hops: target.hops + 1 });
  return leaveOut(crawl, outcome, "redirected");
}

/** All addresses on the way from one along a map. */
function follow(steps: ReadonlyMap<string, string>, from: string): Set<string> {
  const passed = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !passed.has(at); at = steps.get(at)) passed.add(at);
  return passed;
}

type PageVisit = Extract<Visit, { kind: "page" }>;

function settlePage(crawl: Crawl, outcome: Outcome, visit: PageVisit): CrawlEvent[] {
  const { reading } = visit;
  const found = crawl.followsLinks ? followLinks(crawl, reading.links, outcome.target.depth) : [];
  return [...found, ...settleContent(crawl, outcome, visit)];
}

function settleContent(crawl: Crawl, outcome: Outcome, visit: PageVisit): CrawlEvent[] {
  const { reading, etag, lastModified } = visit;
  if (reading.robots.noindex) return leaveOut(crawl, outcome, "noindex");
  if (isErrorPage(reading)) return leaveOut(crawl, outcome, "not_found");
  const { url } = outcome.target;
  const document = toPageDocument(reading, { externalId: idOfUrl(url), url });
  const event = toEvent(outcome, { document, words: reading.words, etag, lastModified });
  const canonical = canonicalOf(crawl, reading, outcome.target);
  if (canonical !== null) return setAside(crawl, outcome, { event, canonical });
  if (reading.words < FEWEST_WORDS && !reading.product) return leaveOut(crawl, outcome, "empty");
  if (isSameWithoutQuery(crawl, document)) return leaveOut(crawl, outcome, "duplicate");
  return settleDocument(crawl, outcome, event);
}

const ERROR_TITLE =
  /^(?:(?:error\s*)?404\b|(?:oops\W*)?(?:page|seite|página|pagina|product|artikel)?\s*(?:not found|nicht gefunden|no encontrada|non trovata|introuvable|niet gevonden)\W*$)/i;

/** Sites that answer 200 for what they do not have say so in the title. */
function isErrorPage({ title, words, product }: PageReading): boolean {
  return product === null && words < 200 && ERROR_TITLE.test(title);
}

/** The other address in scope that a page calls its own, or null. The home page as everybody's address is a mistake. */
function canonicalOf(crawl: Crawl, reading: PageReading, target: Target): string | null {
  const placed = reading.canonical ? crawl.area.place(new URL(reading.canonical)) : null;
  if (!placed) return null;
  const canonical = normaliseUrl(placed);
  const isHome = placed.pathname === "/" && new URL(target.url).pathname !== "/";
  return canonical === target.url || isHome ? null : canonical;
}

function setAside(crawl: Crawl, outcome: Outcome, aside: { event: DocumentEvent; canonical: string }): CrawlEvent[] {
  const { canonical, event } = aside;
  crawl.canonicals.set(outcome.target.url, canonical);
  if (crawl.settled.has(idOfUrl(canonical)) || crawl.standIns.has(canonical)) {
    return leaveOut(crawl, outcome, "duplicate");
  }
  crawl.frontier.add({ url: canonical, depth: outcome.target.depth, lastmod: null, hops: 0 });
  crawl.standIns.set(canonical, { event, known: outcome.known });
  return [];
}

/** Decides about pages whose canonical address was waited for: it is a document, or they stand for themselves. */
export function settleStandIns(crawl: Crawl): CrawlEvent[] {
  const events: CrawlEvent[] = [];
  for (const [canonical, { event, known }] of crawl.standIns) {
    const url = event.document.url ?? "";
    const target: Target = { url, depth: 0, lastmod: null, hops: 0 };
    const way = [...follow(crawl.canonicals, canonical), ...follow(crawl.redirects, canonical)];
    const isKept = way.some((address) => crawl.settled.has(idOfUrl(address)));
    const outcome: Outcome = { target, known, visit: { kind: "trusted" }, readAt: event.readAt };
    events.push(...(isKept ? leaveOut(crawl, outcome, "duplicate") : settleDocument(crawl, outcome, event)));
  }
  crawl.standIns.clear();
  return events;
}

function toEvent(outcome: Outcome, read: Omit<DocumentEvent, "kind" | "hash" | "readAt">): DocumentEvent {
  const readAt = outcome.readAt ?? new Date(0);
  return { kind: "document", ...read, hash: hashWhole(read.document), readAt };
}

function hashWhole(document: SourceDocument): string {
  const text = hashDocument(document);
  return document.product ? `${text}.${hashOffers(document.product)}` : text;
}

function settleDocument(crawl: Crawl, outcome: Outcome, event: DocumentEvent): CrawlEvent[] {
  if (outcome.known?.hash === event.hash) {
    const { etag, lastModified } = event;
    return settleUnchanged(crawl, outcome, { by: "hash", etag, lastModified });
  }
  crawl.settled.add(event.document.externalId);
  noteVariant(crawl, event.document.url ?? "", event.hash);
  crawl.counts.read += 1;
  return [event];
}

/** `/a?x=1` and `/a/index.html` say the same as `/a` when their content does. */
function isSameWithoutQuery(crawl: Crawl, document: SourceDocument): boolean {
  const variants = crawl.variants.get(baseOf(document.url ?? "")) ?? [];
  return variants.some(({ url, hash }) => hashWhole({ ...document, url }) === hash);
}

function noteVariant(crawl: Crawl, url: string, hash: string | null): void {
  if (hash === null) return;
  const base = baseOf(url);
  crawl.variants.set(base, [...(crawl.variants.get(base) ?? []), { url, hash }]);
}

function baseOf(url: string): string {
  return url.replace(/\?.*$/, "").replace(/\/(?:index\.\w+)?$/, "");
}
