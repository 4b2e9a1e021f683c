import { readPositions } from "#features/handoff";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";

/** A reader that is told where its thread ends, in case an announcement was lost. */
export interface ThreadFeed {
  ctx: TenantContext;
  conversationId: string;
  /** True when it fell behind and reads on by itself. */
  notePosition(position: number): void;
}

/** How often the threads that are followed here are held against the database; announcements come at once. */
const CHECK_MS = 15_000;
const MOST_AT_ONCE = 500;

interface Feeds {
  open: Set<ThreadFeed>;
  timer: NodeJS.Timeout | null;
}

/** Feeds of this process, by its platform. */
const feedsOf = new WeakMap<Platform, Feeds>();

/** Keeps a feed in view until the returned function is called. */
export function watchFeed(feed: ThreadFeed): () => void {
  const { platform } = feed.ctx;
  const feeds = feedsOf.get(platform) ?? { open: new Set(), timer: null };
  feedsOf.set(platform, feeds);
  feeds.open.add(feed);
  feeds.timer ??= setInterval(() => void checkFeeds(feeds.open), CHECK_MS).unref();
  return () => {
    feeds.open.delete(feed);
    if (feeds.open.size > 0 || feeds.timer === null) return;
    clearInterval(feeds.timer);
    feeds.timer = null;
  };
}

/** One question for each tenant and some hundred conversations, however many readers they have. */
async function checkFeeds(open: ReadonlySet<ThreadFeed>): Promise<void> {
  for (const [, feeds] of Map.groupBy(open, ({ ctx }) => ctx.tenantId)) {
    for (let from = 0; from < feeds.length; from += MOST_AT_ONCE)
      await checkSome(feeds.slice(from, from + MOST_AT_ONCE));
  }
}

async function checkSome(feeds: readonly ThreadFeed[]): Promise<void> {
  const [first] = feeds;
  if (!first) return;
  const ids = [...new Set(feeds.map(({ conversationId }) => conversationId))];
  try {
    const positions = await readPositions(first.ctx, ids);
    for (const feed of feeds) feed.notePosition(positions.get(feed.conversationId) ?? 0);
  } catch (error) {
    first.ctx.platform.logger.warn({ err: error }, "followed threads could not be checked; the next round will");
  }
}
