import { sql } from "kysely";
import { z } from "zod";
import type { ThreadEntry } from "@netvexa/contract/wire";
import { jsonb } from "#platform/database";
import { newId } from "#platform/ids";
import { defineJob } from "#platform/jobs";
import type { PeriodicWork } from "#platform/periodic-work";
import { systemTransaction } from "#platform/system-context";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { loadRules } from "./handoff-settings.ts";
import { lockThread } from "./thread-queries.ts";

const BATCH = 500;

/** Lets one conversation's timer run out, unless it was set anew meanwhile. Safe to run twice. */
export const timeOutHandoffJob = defineJob({
  name: "time_out_handoff",
  input: z.object({ conversationId: z.uuid() }),
  retries: 5,
  backoffSeconds: 5,
  timeoutSeconds: 30,
  run: (ctx, { conversationId }) => timeOutHandoff(ctx, conversationId),
});

export async function timeOutHandoff(ctx: TenantContext, conversationId: string): Promise<void> {
  const entries: ThreadEntry[] = [];
  await tenantTransaction(ctx, async (tx) => {
    const row = await lockThread(tx, ctx, conversationId);
    if (!row?.handoff_due_at || row.handoff_due_at > ctx.platform.clock.now()) return;
    const applied = await applyEvent(tx, ctx, {
      row,
      event: { type: "timeout" },
      settings: await loadRules(tx, ctx, row.agent_id),
    });
    if (applied?.entry) entries.push(applied.entry);
  });
  await announceEntries(ctx, conversationId, entries);
}

/** Finds every conversation whose timer has run out, and leaves each to a job of its tenant. */
export const timeOutHandoffs: PeriodicWork = {
  name: "time out handoffs",
  everySeconds: 5,
  run: async (platform) => {
    const now = platform.clock.now();
    await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, async (tx) => {
      const { rows } = await sql<{ tenant_id: string; id: string }>`select tenant_id, id from conversations
        where handoff_due_at <= ${now} order by handoff_due_at limit ${BATCH}`.execute(tx);
      for (const { tenant_id: tenantId, id: conversationId } of rows) {
        await sql`insert into job_outbox (tenant_id, id, name, payload, singleton_key, start_after)
          values (${tenantId}, ${newId()}, ${timeOutHandoffJob.name}, ${jsonb({ conversationId })},
            ${conversationId}, now())`.execute(tx);
      }
    });
  },
};
