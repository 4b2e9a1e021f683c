import type { ThreadFrame } from "@netvexa/contract/wire";
import type { Chat } from "../chat.ts";
import { readEventStream } from "../read-event-stream.ts";
import { isWithPeople, takeFrame, type Thread } from "./thread.ts";

const STALL_MS = 60_000;
const LONGEST_WAIT_MS = 20_000;

/** Where a page's policy or a proxy lets no socket through, events serve as well from then on. */
let areSocketsBlocked = false;

/**
 * Follows the thread from its last position over as many connections as it takes, until the agent has the conversation
 * again. Each entry arrives once: positions are resumed after, and an entry that comes twice is one.
 */
export async function followPeople(chat: Chat, thread: Thread): Promise<void> {
  if (thread.following) return;
  const following = (thread.following = new AbortController());
  for (let fruitless = 0; isWithPeople(thread); fruitless += 1) {
    const before = thread.last;
    await (areSocketsBlocked ? readEvents : readSocket)(chat, thread, following.signal).catch(() => {});
    if (!isWithPeople(thread)) break;
    if (thread.last > before) fruitless = 0;
    thread.isLost = fruitless > 0;
    chat.draw();
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 300 * 2 ** fruitless) * (0.5 + Math.random()));
    });
    await renew(chat, thread).catch(() => {});
  }
  thread.following = thread.signal = undefined;
  chat.draw();
}

/** A token that has run out is renewed by the way; and nobody may have the conversation any more. */
async function renew(chat: Chat, thread: Thread): Promise<void> {
  const response = await chat.api("handoff");
  if (response.ok) thread.view = await response.json();
}

function pathOf({ view }: Thread): string {
  return `conversations/${view?.conversationId}/`;
}

/** Resolves when the connection ends, in whatever way. */
function readSocket(chat: Chat, thread: Thread, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const address = `${chat.base.replace(/^http/, "ws")}v1/widget/${pathOf(thread)}socket?after=${thread.last}`;
    const socket = new WebSocket(address, ["netvexa.v1", `bearer.${chat.visitor.token}`]);
    let wasOpen = false;
    const end = (): void => {
      areSocketsBlocked ||= !wasOpen;
      thread.signal = undefined;
      socket.close();
      resolve();
    };
    socket.addEventListener("open", () => {
      wasOpen = true;
      thread.signal = (said) => socket.send(JSON.stringify({ type: "signal", ...said }));
    });
    socket.addEventListener("message", ({ data }) => {
      take(chat, thread, String(data));
      if (!isWithPeople(thread)) end();
    });
    socket.addEventListener("close", end);
    socket.addEventListener("error", end);
    signal.addEventListener("abort", end);
  });
}

async function readEvents(chat: Chat, thread: Thread, signal: AbortSignal): Promise<void> {
  const attempt = new AbortController();
  const abort = (): void => attempt.abort();
  signal.addEventListener("abort", abort);
  let stall = setTimeout(abort, STALL_MS);
  thread.signal = (said) => {
    const body = { conversationId: thread.view?.conversationId, ...said };
    chat.api("signals", { method: "POST", body }).catch(() => {});
  };
  const headers = { "last-event-id": `${thread.last}` };
  const { ok, body } = await chat.api(`${pathOf(thread)}events`, { headers, signal: attempt.signal });
  if (!ok || !body) return;
  const onBytes = (): void => {
    clearTimeout(stall);
    stall = setTimeout(abort, STALL_MS);
  };
  await readEventStream(
    body,
    ({ data }) => {
      take(chat, thread, data);
      if (!isWithPeople(thread)) abort();
    },
    onBytes,
  );
}

function take(chat: Chat, thread: Thread, data: string): void {
  const frame: ThreadFrame = JSON.parse(data);
  thread.isLost = false;
  const before = thread.last;
  takeFrame(chat, thread, frame);
  if (thread.last > before) thread.signal?.(document.hidden ? { delivered: thread.last } : { read: thread.last });
}
