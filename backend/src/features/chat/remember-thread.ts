import type { TurnEvent } from "@netvexa/contract/wire";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openConversationMemory, type KeptThread } from "./conversation-memory.ts";
import {
  selectConsentedConversation,
  selectLastPosition,
  selectSummary,
  selectTurnPosition,
  upsertSummary,
} from "./memory-queries.ts";
import { selectMemory } from "./queries.ts";
import { readMemory } from "./read-memory.ts";
import { emptySummary, foldTurn, type ThreadSummary } from "./thread-summary.ts";
import type { BegunTurn, MemoryTurn, Receipt } from "./turn-types.ts";

/** Turns that are remembered word for word. */
const MEMORY_TURNS = 6;

export interface RememberedThread {
  turns: MemoryTurn[];
  /** Of what came before them, or before this conversation; null where there is nothing. */
  summary: ThreadSummary | null;
}

/** Before the transaction that begins a turn: the fast copy, if there is one. */
export async function recallThread(ctx: TenantContext, conversationId: string | null): Promise<KeptThread | null> {
  return conversationId === null ? null : openConversationMemory(ctx).read(ctx, conversationId);
}

/**
 * What is remembered of a conversation: the copy where it is as far as the database is, else the database itself. A new
 * conversation remembers the visitor's last one only while the visitor agrees to that.
 */
export async function readThread(
  tx: Transaction,
  ctx: TenantContext,
  { id, isNew, copy }: { id: string; isNew: boolean; copy: KeptThread | null },
): Promise<RememberedThread> {
  if (isNew) return { turns: [], summary: await readEarlier(tx, ctx, id) };
  if (copy && copy.position === (await selectLastPosition(tx, ctx, id))) return copy;
  return readStored(tx, ctx, id);
}

async function readStored(tx: Transaction, ctx: TenantContext, id: string): Promise<RememberedThread> {
  const turns = readMemory(await selectMemory(tx, ctx, { id, limit: MEMORY_TURNS }));
  return { turns, summary: await selectSummary(tx, ctx, id) };
}

/** Read at the moment it is wanted, so that consent that was taken back ends it at once. */
async function readEarlier(tx: Transaction, ctx: TenantContext, newId: string): Promise<ThreadSummary | null> {
  if (ctx.actor.kind !== "visitor") return null;
  const earlier = await selectConsentedConversation(tx, ctx, ctx.actor.visitorId);
  if (earlier === null || earlier === newId) return null;
  const { turns, summary } = await readStored(tx, ctx, earlier);
  return turns.reduce(foldTurn, summary ?? emptySummary);
}

/** Within the transaction that ends a turn: what falls out of the latest turns goes into the summary. */
export async function foldThread(tx: Transaction, ctx: TenantContext, turn: BegunTurn): Promise<void> {
  const [oldest] = turn.memory;
  if (!oldest || turn.memory.length < MEMORY_TURNS) return;
  const summary = foldTurn(turn.summary ?? emptySummary, oldest);
  await upsertSummary(tx, ctx, { conversationId: turn.conversationId, summary });
}

/** After it: the copy for the next turn. What is lost here is read from the database again. */
export async function keepThread(
  ctx: TenantContext,
  turn: BegunTurn,
  ended: { events: TurnEvent[]; receipt: Receipt },
): Promise<void> {
  const memory = openConversationMemory(ctx);
  const [oldest] = turn.memory;
  const isFull = turn.memory.length >= MEMORY_TURNS;
  const passages = ended.receipt.passages;
  const [latest] = readMemory([{ question: turn.question, events: ended.events, passages }]);
  if (!latest) return;
  const position = await tenantTransaction(ctx, (tx) => selectTurnPosition(tx, ctx, turn.id));
  await memory.keep(ctx, turn.conversationId, {
    position,
    turns: [...turn.memory.slice(isFull ? 1 : 0), latest],
    summary:
      isFull && oldest
        ? foldTurn(turn.summary ?? emptySummary, oldest)
        : turn.memory.length === 0
          ? null
          : turn.summary,
  });
}

/** With the conversation itself. */
export async function forgetThreads(ctx: TenantContext, conversationIds: readonly string[]): Promise<void> {
  await openConversationMemory(ctx).forget(ctx, conversationIds);
}
