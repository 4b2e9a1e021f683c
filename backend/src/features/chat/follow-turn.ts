import type { StreamEvent } from "#platform/route";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectTurn } from "./queries.ts";
import { isLast } from "./released-events.ts";
import { parseTurnEvent, turnChannel, turnEventsKey } from "./turn-log.ts";
import type { StreamedEvent } from "./turn-types.ts";

/** How long a follower trusts silence before it asks the database whether the turn still runs. */
const SILENCE_MS = 2_000;

export interface Following {
  turnId: string;
  /** Id of the first event wanted. */
  from: number;
  /** Aborts when the reader is gone. */
  signal: AbortSignal;
}

/**
 * A turn's events from one id on, each exactly once and in order: what was streamed already, then live as they come,
 * until `done` or `error`. Reads the ephemeral store by position and takes announcements only as a wake-up call, so an
 * announcement that is lost or early changes nothing; when the store has nothing (expired, lost, failed) the stored turn
 * answers.
 */
export async function* followTurn(ctx: TenantContext, following: Following): AsyncGenerator<StreamEvent> {
  const bell = createBell();
  const channel = turnChannel(ctx, following.turnId, "events");
  const unsubscribe = await ctx.platform.ephemeral.subscribe(channel, bell.ring).catch(() => null);
  following.signal.addEventListener("abort", bell.ring, { once: true });
  try {
    yield* readUntilLast(ctx, following, bell);
  } finally {
    following.signal.removeEventListener("abort", bell.ring);
    await unsubscribe?.();
  }
}

async function* readUntilLast(ctx: TenantContext, following: Following, bell: Bell): AsyncGenerator<StreamEvent> {
  let next = following.from;
  let silent = true;
  while (!following.signal.aborted) {
    const fresh = await readStream(ctx, following.turnId, next);
    const events = fresh.length === 0 && silent ? await readStored(ctx, following.turnId, next) : fresh;
    if (events === null) return;
    for (const event of events) {
      yield { id: String(next), data: event };
      next += 1;
      if (isLast(event)) return;
    }
    if (events.length === 0) silent = !(await bell.wait(SILENCE_MS));
  }
}

async function readStream(ctx: TenantContext, turnId: string, from: number): Promise<StreamedEvent[]> {
  const { ephemeral, logger } = ctx.platform;
  try {
    const entries = await ephemeral.readFrom(turnEventsKey(ctx, turnId), from);
    return entries.map(parseTurnEvent);
  } catch (error) {
    logger.warn({ err: error, turnId }, "a turn's stream could not be read; its stored form is used");
    return [];
  }
}

/** Empty while the turn runs; null when it is over and holds no event from `from` on. */
async function readStored(ctx: TenantContext, turnId: string, from: number): Promise<StreamedEvent[] | null> {
  const turn = await tenantTransaction(ctx, (tx) => selectTurn(tx, ctx, turnId));
  if (!turn) return null;
  if (turn.state === "running") return [];
  const started: StreamedEvent = { type: "started", turnId, conversationId: turn.conversation_id };
  const left = [started, ...turn.events].slice(from);
  return left.length === 0 ? null : left;
}

interface Bell {
  ring(): void;
  /** True when it rang since the last wait, false after `milliseconds` of silence. */
  wait(milliseconds: number): Promise<boolean>;
}

function createBell(): Bell {
  let rung = false;
  let answer: ((rang: boolean) => void) | null = null;
  return {
    ring: () => {
      rung = true;
      answer?.(true);
    },
    wait: async (milliseconds) => {
      if (!rung) await raceBell(milliseconds, (resolve) => (answer = resolve));
      const rang = rung;
      rung = false;
      answer = null;
      return rang;
    },
  };
}

function raceBell(milliseconds: number, listen: (resolve: (rang: boolean) => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    listen((rang) => {
      clearTimeout(timer);
      resolve(rang);
    });
  });
}
