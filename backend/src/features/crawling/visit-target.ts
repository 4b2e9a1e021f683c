import type { Crawl } from "./crawl-state.ts";
import type { Target } from "./frontier.ts";
import { idOfUrl, type Outcome } from "./settle-visit.ts";
import { trustLastmod } from "./trust-lastmod.ts";
import { visitPage, type KnownDocument } from "./visit-page.ts";

/** Asks for a queued address, unless robots.txt forbids it or its sitemap proves that nothing changed. */
export async function visitTarget(crawl: Crawl, target: Target): Promise<Outcome> {
  crawl.asked += 1;
  const known = (await crawl.input.known?.(idOfUrl(target.url))) ?? null;
  const spared = spareRequest(crawl, target, known);
  if (spared) {
    crawl.asked -= 1;
    return { target, known, visit: spared, readAt: null };
  }
  const readAt = new Date(crawl.clock.now());
  const { client, reader } = crawl;
  const onBytes = (bytes: number) => {
    crawl.bytes += bytes;
  };
  const visit = await visitPage({ client, reader, onBytes }, new URL(target.url), known);
  return { target, known, visit, readAt };
}

function spareRequest(crawl: Crawl, target: Target, known: KnownDocument | null): Outcome["visit"] | null {
  if (!crawl.robots.isAllowed(target.url)) return { kind: "skip", reason: "robots" };
  return known && isTrusted(crawl, target, known) ? { kind: "trusted" } : null;
}

function isTrusted(crawl: Crawl, target: Target, known: KnownDocument): boolean {
  if (target.lastmod === null || known.readAt === null || known.hash === null) return false;
  const ageMs = crawl.clock.now() - known.readAt.getTime();
  return ageMs < crawl.settings.revalidateAfterMs && trustLastmod(target.lastmod, known.readAt);
}
