import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { calibrateAnswersJob } from "./calibrate-answers-job.ts";

/** Pages that must have changed, and as a share of all that there are. */
const LEAST_CHANGED = 5;
const LEAST_SHARE = 0.1;
const AT_ONCE = 50;

export const calibrateAfterSyncs: PeriodicWork = {
  name: "calibrate answers after syncs",
  everySeconds: 60,
  run: async (platform) => void (await askForCalibrations(platform)),
};

/**
 * Asks for a calibration of every tenant whose pages have changed enough since the last one, once its syncs have ended;
 * quiet otherwise. What is asked for in vain is not asked for again before the next sync. Returns how many it asked for.
 */
export async function askForCalibrations(platform: Platform): Promise<number> {
  return systemTransaction({ platform, reason: "relay jobs", priority: "bulk" }, async (tx) => {
    const tenants = await selectChanged(tx);
    for (const { tenant } of tenants) {
      await sql`insert into calibration_requests (tenant_id, asked_at) values (${tenant}, now())
        on conflict (tenant_id) do update set asked_at = excluded.asked_at`.execute(tx);
      await sql`insert into job_outbox (tenant_id, id, name, payload, singleton_key)
        values (${tenant}, ${newId()}, ${calibrateAnswersJob.name}, ${jsonb({})}, 'calibrate')`.execute(tx);
    }
    return tenants.length;
  });
}

/** A catalogue is read anew every day: its products make no questions, so its syncs do not count. */
async function selectChanged(tx: Transaction): Promise<{ tenant: string }[]> {
  const { rows } = await sql<{ tenant: string }>`
    select s.tenant_id as tenant from syncs s
    join sources o on o.tenant_id = s.tenant_id and o.id = s.source_id and o.kind in ('website', 'file')
    left join answer_calibrations c on c.tenant_id = s.tenant_id
    left join calibration_requests r on r.tenant_id = s.tenant_id
    where s.state = 'done' and s.finished_at > now() - interval '7 days'
      and s.finished_at > coalesce(c.calibrated_at, '-infinity')
      and not exists (select 1 from syncs a where a.tenant_id = s.tenant_id and a.state in ('queued', 'running'))
    group by s.tenant_id, r.asked_at
    having max(s.finished_at) > coalesce(r.asked_at, '-infinity')
      and sum(s.indexed + s.removed) >= greatest(${LEAST_CHANGED}::int, ${LEAST_SHARE}::float8 * (
        select count(*) from documents d where d.tenant_id = s.tenant_id and d.kind in ('page', 'file')))
    limit ${AT_ONCE}`.execute(tx);
  return rows;
}
