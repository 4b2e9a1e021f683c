import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { deleteExpiredConversations, deleteExpiredRequests } from "./queries.ts";

const rowsAtOnce = 40;
const mostRounds = 10;

export const forgetExpired: PeriodicWork = {
  name: "forget expired conversations",
  everySeconds: 60,
  run: forgetExpiredConversations,
};

/** Erases what tenants do not want to keep any longer, a few rows a statement, so that others get in between. */
export async function forgetExpiredConversations(platform: Platform): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const gone = await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, async (tx) => {
      const conversations = await deleteExpiredConversations(tx, rowsAtOnce);
      return Math.max(conversations, await deleteExpiredRequests(tx, rowsAtOnce));
    });
    if (gone < rowsAtOnce) return;
  }
}
