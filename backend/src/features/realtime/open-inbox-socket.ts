import { isAllowed, memberFrame } from "@netvexa/contract";
import { assertThread, endPresence, PRESENT_SECONDS, signalAsMember, storePresence } from "#features/handoff";
import type { SocketSession } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import type { z } from "zod";
import { followInbox } from "./follow-inbox.ts";
import { followThread } from "./follow-thread.ts";
import { createMessageQueue, type MessageQueue } from "./message-queue.ts";

type Frame = z.output<typeof memberFrame>;
const MOST_WAITING = 2_000;
/** Signs of life come twice in the time that one lasts. */
const PRESENCE_MS = (PRESENT_SECONDS * 1000) / 2.5;

/**
 * A member's live connection: which conversations have changed, and the thread of the one that is open. While it stands,
 * visitors are told that somebody is there.
 */
export async function openInboxSocket(ctx: TenantContext): Promise<SocketSession> {
  const queue = createMessageQueue<unknown>(MOST_WAITING);
  const session: Session = { ctx, queue, watched: null };
  return {
    owner: ctx.actor.kind === "member" ? ctx.actor.personId : "",
    open: (signal) => {
      const beat = setInterval(() => void showPresence(session), PRESENCE_MS);
      void showPresence(session);
      void forwardInbox(session, signal);
      signal.addEventListener(
        "abort",
        () => {
          clearInterval(beat);
          session.watched?.stop.abort();
          queue.end();
          void endPresence(ctx).catch(() => undefined);
        },
        { once: true },
      );
      return queue;
    },
    receive: (frame) => takeFrame(session, memberFrame.parse(frame)),
    limitOf: () => "none",
    refuse: () => null,
  };
}

interface Session {
  ctx: TenantContext;
  queue: MessageQueue<unknown>;
  watched: { conversationId: string; stop: AbortController } | null;
}

/** A viewer looks on without being there for anybody. */
function mayWrite({ actor }: TenantContext): boolean {
  return actor.kind === "member" && isAllowed(actor.role, "conversations:write");
}

async function showPresence({ ctx, watched }: Session): Promise<void> {
  if (!mayWrite(ctx)) return;
  await storePresence(ctx, watched?.conversationId ?? null).catch((error: unknown) => {
    ctx.platform.logger.warn({ err: error }, "a member's presence could not be stored");
  });
}

async function forwardInbox({ ctx, queue }: Session, signal: AbortSignal): Promise<void> {
  for await (const conversationId of followInbox(ctx, signal)) queue.push({ type: "conversation", conversationId });
}

async function takeFrame(session: Session, frame: Frame): Promise<unknown> {
  const { ctx } = session;
  if (frame.type === "signal") {
    const { type: _, ...signal } = frame;
    if (mayWrite(ctx)) await signalAsMember(ctx, signal);
    return null;
  }
  session.watched?.stop.abort();
  session.watched = null;
  if (frame.type === "unwatch") return showPresence(session);
  await assertThread(ctx, frame.conversationId);
  session.watched = { conversationId: frame.conversationId, stop: new AbortController() };
  if (mayWrite(ctx)) await signalAsMember(ctx, { conversationId: frame.conversationId, open: true });
  void forwardThread(session, frame);
  return null;
}

async function forwardThread(
  { ctx, queue, watched }: Session,
  { conversationId, after }: Extract<Frame, { type: "watch" }>,
): Promise<void> {
  const signal = watched?.stop.signal ?? AbortSignal.abort();
  try {
    for await (const { frame } of followThread(ctx, { conversationId, after, signal })) {
      if (!signal.aborted) queue.push({ type: "thread", conversationId, frame });
    }
  } catch (error) {
    ctx.platform.logger.warn({ err: error, conversationId }, "a thread could not be followed further");
  }
}
