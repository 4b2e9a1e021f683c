import type { ThreadEntry, ThreadFrame } from "@netvexa/contract/wire";
import {
  announcement,
  ENTRIES_AT_ONCE,
  readEntries,
  readHandoff,
  readMarks,
  threadChannel,
  type Announcement,
} from "#features/handoff";
import type { TenantContext } from "#platform/tenant-context";
import { watchFeed } from "./thread-feeds.ts";

export interface ThreadReading {
  conversationId: string;
  /** Position of the last entry that the reader has. */
  after: number;
  signal: AbortSignal;
}

export interface PositionedFrame {
  /** Of the newest entry that was sent: what a reader resumes after. */
  position: number;
  frame: ThreadFrame;
}

/** News that a slow reader has not taken; beyond it they are dropped and the entries read from the database. */
const MOST_NEWS = 200;

/**
 * A thread from behind a position: each entry exactly once and in order, first those that are kept, then live. An
 * announcement is taken only when it is the next entry; whatever else comes (a gap, a loss, an overflow) is read from
 * the database, so that neither a lost announcement nor a lost connection loses or doubles an entry.
 */
export async function* followThread(ctx: TenantContext, reading: ThreadReading): AsyncGenerator<PositionedFrame> {
  const { conversationId, signal } = reading;
  const inbox = createInbox(ctx.actor.kind === "visitor" ? "visitor" : "person", reading.after);
  const unsubscribe = await ctx.platform.ephemeral
    .subscribe(threadChannel(ctx, conversationId), inbox.take)
    .catch(() => null);
  const unwatch = watchFeed({ ctx, conversationId, notePosition: inbox.notePosition });
  signal.addEventListener("abort", inbox.wake, { once: true });
  try {
    yield* readOn(ctx, reading, inbox);
  } finally {
    signal.removeEventListener("abort", inbox.wake);
    unwatch();
    await unsubscribe?.();
  }
}

async function* readOn(ctx: TenantContext, reading: ThreadReading, inbox: Inbox): AsyncGenerator<PositionedFrame> {
  const { conversationId, signal } = reading;
  let position = reading.after;
  const place = (frame: ThreadFrame): PositionedFrame => ({ position, frame });
  yield place({ type: "handoff", handoff: await readHandoff(ctx, conversationId) });
  for (const mark of await readMarks(ctx, conversationId)) yield place(mark);
  while (!signal.aborted) {
    for (const entry of inbox.isBehind() ? await catchUp(ctx, { conversationId, position }, inbox) : []) {
      position = entry.position;
      inbox.noteSent(position);
      yield place({ type: "entry", entry });
    }
    if (inbox.isBehind()) continue;
    const news = inbox.next();
    if (news === undefined) {
      await inbox.wait();
      continue;
    }
    if (news.type === "entry") {
      if (news.entry.position > position + 1) inbox.fallBehind();
      if (news.entry.position !== position + 1) continue;
      position += 1;
      inbox.noteSent(position);
    }
    yield place(await toFrame(ctx, conversationId, news));
  }
}

async function catchUp(
  ctx: TenantContext,
  { conversationId, position }: { conversationId: string; position: number },
  inbox: Inbox,
): Promise<ThreadEntry[]> {
  // Said before it is read: what is announced meanwhile is read for once more.
  inbox.caughtUp();
  const entries = await readEntries(ctx, conversationId, position);
  if (entries.length === ENTRIES_AT_ONCE) inbox.fallBehind();
  return entries;
}

async function toFrame(ctx: TenantContext, conversationId: string, news: Announcement): Promise<ThreadFrame> {
  if (news.type !== "changed") return news;
  return { type: "handoff", handoff: await readHandoff(ctx, conversationId) };
}

interface Inbox {
  take(message: string): void;
  notePosition(position: number): void;
  noteSent(position: number): void;
  next(): Announcement | undefined;
  isBehind(): boolean;
  fallBehind(): void;
  caughtUp(): void;
  wake(): void;
  wait(): Promise<void>;
}

/** News on their way to one reader, who is told nothing of their own typing and reading. */
function createInbox(reader: "visitor" | "person", after: number): Inbox {
  let news: Announcement[] = [];
  let behind = true;
  let sent = after;
  let woken: (() => void) | null = null;
  const wake = () => woken?.();
  const fallBehind = () => {
    behind = true;
    wake();
  };
  return {
    take: (message) => {
      const one = announcement.parse(JSON.parse(message));
      if (!concerns(one, reader)) return;
      if (news.length >= MOST_NEWS) {
        news = [];
        fallBehind();
      }
      news.push(one);
      wake();
    },
    notePosition: (position) => position > sent && fallBehind(),
    noteSent: (position) => void (sent = position),
    next: () => news.shift(),
    isBehind: () => behind,
    fallBehind,
    caughtUp: () => void (behind = false),
    wake,
    wait: async () => {
      await new Promise<void>((resolve) => (woken = resolve));
      woken = null;
    },
  };
}

function concerns(news: Announcement, reader: "visitor" | "person"): boolean {
  if (news.type === "typing") return news.from !== reader;
  if (news.type === "activity") return reader === "person";
  return true;
}
