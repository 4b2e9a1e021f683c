import { threadFrame } from "@netvexa/contract";
import type { ThreadEntry } from "@netvexa/contract/wire";
import { z } from "zod";
import { tenantKey } from "#platform/ephemeral-store";
import type { TenantContext } from "#platform/tenant-context";

type Scope = Pick<TenantContext, "tenantId" | "platform">;

/** What goes from process to process about a conversation; entries are also kept, everything else is of the moment. */
export const announcement = z.union([
  threadFrame.options[0],
  threadFrame.options[2],
  threadFrame.options[3],
  threadFrame.options[6],
  /** Who has it may have changed: look again. */
  z.object({ type: z.literal("changed") }),
]);
export type Announcement = z.output<typeof announcement>;

export function threadChannel(scope: Pick<Scope, "tenantId">, conversationId: string): string {
  return tenantKey(scope, "thread", conversationId);
}

export function inboxChannel(scope: Pick<Scope, "tenantId">): string {
  return tenantKey(scope, "inbox");
}

/**
 * Tells everybody who follows the conversation, in whatever process, after its transaction is committed. Never rejects:
 * followers find by themselves what an announcement that was lost told of.
 */
export async function announce(scope: Scope, conversationId: string, news: readonly Announcement[]): Promise<void> {
  const { ephemeral, logger } = scope.platform;
  try {
    for (const one of news) await ephemeral.publish(threadChannel(scope, conversationId), JSON.stringify(one));
    if (news.some(({ type }) => type !== "typing" && type !== "seen"))
      await ephemeral.publish(inboxChannel(scope), conversationId);
  } catch (error) {
    logger.warn({ err: error, conversationId }, "followers could not be told of a conversation's news");
  }
}

export function announceEntries(scope: Scope, conversationId: string, entries: readonly ThreadEntry[]): Promise<void> {
  const changed = entries.some(({ kind }) => kind === "state");
  const news: Announcement[] = entries.map((entry) => ({ type: "entry", entry }));
  return announce(scope, conversationId, changed ? [...news, { type: "changed" }] : news);
}
