import { inboxChannel } from "#features/handoff";
import type { TenantContext } from "#platform/tenant-context";

/** Beyond it a reader is so far behind that it had better look at everything anew. */
const MOST_WAITING = 500;

/**
 * Ids of conversations of the tenant in which something happened, each once however often it did before it was taken.
 * Of the moment: who connects, or connects again, reads the list anew.
 */
export async function* followInbox(ctx: TenantContext, signal: AbortSignal): AsyncGenerator<string> {
  const waiting = new Set<string>();
  let wake: (() => void) | null = null;
  const ring = () => wake?.();
  const take = (conversationId: string) => {
    if (waiting.size < MOST_WAITING) waiting.add(conversationId);
    ring();
  };
  const unsubscribe = await ctx.platform.ephemeral.subscribe(inboxChannel(ctx), take).catch(() => null);
  signal.addEventListener("abort", ring, { once: true });
  try {
    while (!signal.aborted) {
      const [next] = waiting;
      if (next === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      } else {
        waiting.delete(next);
        yield next;
      }
    }
  } finally {
    signal.removeEventListener("abort", ring);
    await unsubscribe?.();
  }
}
