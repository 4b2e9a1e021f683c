import { z } from "zod";
import { tenantKey, type EphemeralStore } from "#platform/ephemeral-store";
import type { TenantContext } from "#platform/tenant-context";
import { threadSummary } from "./thread-summary.ts";

const keptThread = z.object({
  /** Of the last finished turn that is in it. */
  position: z.int(),
  turns: z.array(
    z.object({
      question: z.string(),
      answer: z.string(),
      products: z.array(z.int()),
      documents: z.array(z.int()),
    }),
  ),
  summary: threadSummary.nullable(),
});
export type KeptThread = z.output<typeof keptThread>;

/**
 * A fast copy of what the database has of a conversation. It may forget anything at any time and be behind: whoever reads
 * it holds its position against the conversation's own. Every adapter passes the same tests.
 */
export interface ConversationMemory {
  read(ctx: TenantContext, conversationId: string): Promise<KeptThread | null>;
  keep(ctx: TenantContext, conversationId: string, thread: KeptThread): Promise<void>;
  forget(ctx: TenantContext, conversationIds: readonly string[]): Promise<void>;
}

/** Shorter than any retention, so that no copy outlives what it is a copy of. */
const KEPT_SECONDS = 1_800;

/** On a server the processes share a copy; embedded there is one process, and the database is as near. */
export function openConversationMemory({ platform }: Pick<TenantContext, "platform">): ConversationMemory {
  return platform.database.mode === "server" ? createStoredMemory(platform.ephemeral) : noMemory;
}

/** The database alone. */
export const noMemory: ConversationMemory = {
  read: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

/** In Redis on a server. What it cannot do is not done, and nobody waits for it twice. */
export function createStoredMemory(store: EphemeralStore): ConversationMemory {
  return {
    read: async (ctx, id) => {
      const text = await store.get(keyOf(ctx, id)).catch(() => null);
      return text === null ? null : (keptThread.safeParse(parse(text)).data ?? null);
    },
    keep: async (ctx, id, thread) => {
      await store.set(keyOf(ctx, id), JSON.stringify(thread), KEPT_SECONDS).catch(() => undefined);
    },
    forget: async (ctx, ids) => {
      await Promise.all(ids.map((id) => store.delete(keyOf(ctx, id))));
    },
  };
}

function keyOf(ctx: TenantContext, id: string): string {
  return tenantKey(ctx, "conversation-memory", id);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
