import { sql } from "kysely";
import type { JobQueue, OutboxJob } from "#platform/job-queue";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const BATCH = 200;

/**
 * Moves due rows of `job_outbox` into the queue; returns how many. The rows go only after the queue has them, and a
 * row's id is its job's id, so that a crash in between, or a second relay at the same time, adds nothing twice. Rows of
 * jobs that this program does not know stay for one that does.
 */
export async function relayOutbox(platform: Platform, queue: JobQueue, names: string[]): Promise<number> {
  const entries = await readDue(platform, names);
  if (entries.length === 0) return 0;
  await queue.add(entries);
  const ids = entries.map((entry) => entry.id);
  const tenants = entries.map((entry) => entry.tenantId);
  await systemTransaction({ platform, reason: "relay jobs", priority: "bulk" }, (transaction) =>
    sql`delete from job_outbox using unnest(${tenants}::uuid[], ${ids}::uuid[]) as moved (tenant_id, id)
      where job_outbox.tenant_id = moved.tenant_id and job_outbox.id = moved.id`.execute(transaction),
  );
  return entries.length;
}

function readDue(platform: Platform, names: string[]): Promise<OutboxJob[]> {
  return systemTransaction({ platform, reason: "relay jobs", priority: "bulk" }, async (transaction) => {
    const { rows } = await sql<OutboxJob>`
      select id, name, tenant_id as "tenantId", payload, singleton_key as "singletonKey"
      from job_outbox where start_after <= now() and name = any(${names}::text[])
      order by start_after, id limit ${BATCH}`.execute(transaction);
    return rows;
  });
}
