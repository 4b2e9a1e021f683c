import { sql } from "kysely";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const TRACES_AT_ONCE = 20;
const MOST_ROUNDS = 20;
const DEFAULT_DAYS = 30;

export const forgetOldTraces: PeriodicWork = { name: "forget old traces", everySeconds: 300, run: forgetTraces };

/**
 * Erases traces that are past the days that their tenant keeps them, a few a statement, so that others get in between.
 * Those of turns go with their conversations as well, whichever comes first.
 */
export async function forgetTraces(platform: Platform): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const gone = await systemTransaction({ platform, reason: "sweep expired rows", priority: "bulk" }, async (tx) => {
      const { rows } = await sql`delete from traces where (tenant_id, id) in (
          select t.tenant_id, t.id from tenants n
            left join trace_settings s on s.tenant_id = n.id
            join traces t on t.tenant_id = n.id
              and t.started_at < now() - make_interval(days => coalesce(s.days, ${DEFAULT_DAYS}))
          limit ${TRACES_AT_ONCE})
        returning id`.execute(tx);
      return rows.length;
    });
    if (gone < TRACES_AT_ONCE) return;
  }
}
