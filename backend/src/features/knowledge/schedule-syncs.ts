import { sql } from "kysely";
import { z } from "zod";
import { AppError } from "#platform/errors";
import { newId } from "#platform/ids";
import { defineJob } from "#platform/jobs";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { jsonb } from "#platform/database";
import { startSync } from "./start-sync.ts";
import { syncSourceJob } from "./sync-source-job.ts";

const AT_ONCE = 100;
/** A sync that nobody wrote to for this long, and whose job is nowhere, is given up. */
const SILENT_SECONDS = 120;

/** Starts the sync of a source whose time has come; nothing happens when it is being read, or gone, already. */
export const startDueSyncJob = defineJob({
  name: "start_due_sync",
  input: z.strictObject({ sourceId: z.uuid() }),
  retries: 3,
  backoffSeconds: 10,
  timeoutSeconds: 60,
  run: async (ctx, { sourceId }) => {
    await startSync(ctx, sourceId).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.kind === "internal") throw error;
    });
  },
});

export const startDueSyncs: PeriodicWork = { name: "start due syncs", everySeconds: 15, run: askForDueSyncs };

/** Asks for a sync of every source that is due, and sets its next time. Safe in several processes at once. */
export async function askForDueSyncs(platform: Platform): Promise<void> {
  await systemTransaction({ platform, reason: "relay jobs", priority: "bulk" }, async (transaction) => {
    const { rows } = await sql<{ tenant: string; id: string }>`
      update sources set next_sync_at = now() + make_interval(mins => resync_every_minutes)
      where (tenant_id, id) in (
        select tenant_id, id from sources where next_sync_at <= now() and not removing
          and not exists (select 1 from syncs where syncs.tenant_id = sources.tenant_id
            and syncs.source_id = sources.id and syncs.state in ('queued', 'running'))
        order by next_sync_at limit ${AT_ONCE} for update skip locked
      ) returning tenant_id as tenant, id`.execute(transaction);
    for (const { tenant, id } of rows) {
      await sql`insert into job_outbox (tenant_id, id, name, payload, singleton_key)
        values (${tenant}, ${newId()}, ${startDueSyncJob.name}, ${jsonb({ sourceId: id })}, ${id})`.execute(
        transaction,
      );
    }
  });
}

export const giveUpLostSyncs: PeriodicWork = { name: "give up lost syncs", everySeconds: 60, run: failLostSyncs };

/** Ends syncs whose job has used up its tries, so that the next one can begin. */
export async function failLostSyncs(platform: Platform): Promise<void> {
  await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, (transaction) =>
    sql`update syncs set state = 'failed', error_code = 'sync_given_up', finished_at = now(), updated_at = now(),
        error_detail = 'Reading the source failed several times for a reason of ours. Start it again, or ask the operator.'
      where state in ('queued', 'running') and updated_at < now() - make_interval(secs => ${SILENT_SECONDS})
        and not exists (select 1 from job_outbox where job_outbox.tenant_id = syncs.tenant_id and job_outbox.id = syncs.job_id)
        and not exists (select 1 from job_queue.job_common job
          where job.name = ${syncSourceJob.name} and job.id = syncs.job_id and job.state <= 'active')`.execute(
      transaction,
    ),
  );
}
