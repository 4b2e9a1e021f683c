import type { HandoffView, ThreadEntry, ThreadFrame } from "@netvexa/contract/wire";
import type { Chat } from "../chat.ts";

/** A message on its way to people. */
export interface Pending {
  key: string;
  text: string;
  hasFailed?: boolean;
}

/** An entry with the number of questions to the agent that it stands behind. */
export interface PlacedEntry {
  entry: ThreadEntry;
  after: number;
}

/** What is known of the thread between the visitor and the shop's people. */
export interface Thread {
  entries: Map<number, PlacedEntry>;
  /** Position of the newest entry. */
  last: number;
  view?: HandoffView;
  pending: Pending[];
  /** Who types, and until when that is taken for true. */
  typing?: { name: string | null; until: number };
  /** How far people have received and read. */
  delivered: number;
  read: number;
  isLost?: boolean;
  following?: AbortController;
  /** Sends something of the moment over the connection that stands. */
  signal?: (signal: object) => void;
}

const TYPING_MS = 6_000;

export function isWithPeople({ view }: Thread): boolean {
  return view !== undefined && view.state !== "agent" && view.state !== "closed";
}

/** Takes a frame in; the same entry twice is one. */
export function takeFrame(chat: Chat, thread: Thread, frame: ThreadFrame): void {
  if (frame.type === "entry") addEntry(chat, thread, frame.entry);
  if (frame.type === "handoff") thread.view = frame.handoff;
  if (frame.type === "seen" && frame.by === "people")
    Object.assign(thread, { delivered: frame.delivered, read: frame.read });
  if (frame.type === "typing") {
    thread.typing = { name: frame.name, until: Date.now() + TYPING_MS };
    setTimeout(chat.draw, TYPING_MS);
  }
  chat.draw();
}

export function addEntry(chat: Chat, thread: Thread, entry: ThreadEntry): void {
  thread.last = Math.max(thread.last, entry.position);
  if (entry.kind === "message" && entry.from === "person") thread.typing = undefined;
  if (!thread.entries.has(entry.position)) thread.entries.set(entry.position, { entry, after: placeOf(chat, entry) });
}

/** Behind the questions that were asked before it; those of this page are asked by the page's own clock. */
function placeOf({ turns }: Chat, { at }: ThreadEntry): number {
  const later = turns.findIndex(({ askedAt }) => askedAt !== undefined && Date.parse(askedAt) > Date.parse(at));
  return later < 0 ? turns.length : later;
}
