import { streamedEvent, visitorFrame, type RateLimitClass } from "@netvexa/contract";
import { runTurn } from "#features/chat";
import { assertThread, sendMessage, signalAsVisitor } from "#features/handoff";
import type { SocketSession, StreamEvent } from "#platform/route";
import type { TenantContext } from "#platform/tenant-context";
import type { z } from "zod";
import { followThread } from "./follow-thread.ts";
import { createMessageQueue, type MessageQueue } from "./message-queue.ts";

export interface VisitorConnection {
  conversationId: string;
  after: number;
  /** Network address of the visitor. */
  address: string;
}

type Frame = z.output<typeof visitorFrame>;
const MOST_WAITING = 1_000;
const LIMITS = { message: "write", ask: "turn", signal: "none" } as const satisfies Record<
  Frame["type"],
  RateLimitClass
>;

/**
 * A visitor's live connection to one conversation: sends what visitor and people say from behind a position, takes
 * messages to people, questions to the agent (whose answer comes as `turn` frames) and signs of reading.
 * Throws `not_found` for a conversation that is not the visitor's own.
 */
export async function openVisitorSocket(ctx: TenantContext, connection: VisitorConnection): Promise<SocketSession> {
  const { conversationId, after, address } = connection;
  await assertThread(ctx, conversationId);
  const queue = createMessageQueue<unknown>(MOST_WAITING);
  const closed = new AbortController();
  const session = { ctx, conversationId, address, queue, signal: closed.signal };
  return {
    owner: ctx.actor.kind === "visitor" ? ctx.actor.visitorId : "",
    open: (signal) => {
      signal.addEventListener("abort", () => (closed.abort(), queue.end()), { once: true });
      void forward(session, after);
      return queue;
    },
    receive: (frame) => takeFrame(session, visitorFrame.parse(frame)),
    limitOf: (frame) => LIMITS[visitorFrame.parse(frame).type],
    refuse: (frame, problem) => {
      const sent = visitorFrame.parse(frame);
      return sent.type === "signal" ? null : { type: "refused", key: sent.key, ...problem };
    },
  };
}

interface Session {
  ctx: TenantContext;
  conversationId: string;
  address: string;
  queue: MessageQueue<unknown>;
  signal: AbortSignal;
}

async function forward({ ctx, conversationId, queue, signal }: Session, after: number): Promise<void> {
  try {
    for await (const { frame } of followThread(ctx, { conversationId, after, signal })) queue.push(frame);
  } catch (error) {
    ctx.platform.logger.warn({ err: error, conversationId }, "a thread could not be followed further");
  }
  queue.end();
}

async function takeFrame(session: Session, frame: Frame): Promise<unknown> {
  const { ctx, conversationId } = session;
  switch (frame.type) {
    case "signal": {
      const { type: _, ...signal } = frame;
      await signalAsVisitor(ctx, { conversationId, ...signal });
      return null;
    }
    case "message": {
      const { entry } = await sendMessage(ctx, { conversationId, text: frame.text, key: frame.key });
      return { type: "accepted", key: frame.key, position: entry.position };
    }
    case "ask":
      return ask(session, frame);
  }
}

async function ask(session: Session, { key, question }: Extract<Frame, { type: "ask" }>): Promise<null> {
  const { ctx, conversationId, address, signal } = session;
  const events = await runTurn(ctx, {
    question: { question, conversationId, page: null },
    idempotencyKey: key,
    address,
    signal,
  });
  void pass(session, events);
  return null;
}

async function pass({ ctx, queue }: Session, events: AsyncIterable<StreamEvent>): Promise<void> {
  let turnId = "";
  try {
    for await (const { id, data } of events) {
      const event = streamedEvent.parse(data);
      if (event.type === "started") turnId = event.turnId;
      queue.push({ type: "turn", turnId, eventId: Number(id), event });
    }
  } catch (error) {
    ctx.platform.logger.warn({ err: error, turnId }, "a turn could not be followed further");
  }
}
