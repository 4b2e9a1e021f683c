import { sql } from "kysely";
import { jsonb } from "#platform/database";
import { newId } from "#platform/ids";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { evaluateLogRuleJob } from "./evaluate-log-rule.ts";

const AT_ONCE = 200;
/** Records of the last moments may still be on their way from another process. */
const SETTLED_AFTER_MS = 2_000;

export const evaluateDueLogRules: PeriodicWork = {
  name: "evaluate log rules",
  everySeconds: 5,
  run: askForDueLogRules,
};

/**
 * Asks for a look of every rule that is due, and sets its next time: a quarter of its window, between 15 seconds and 5
 * minutes; those that match every 15 seconds. Whoever takes a row has it alone, so any number of workers may ask.
 */
export async function askForDueLogRules(platform: Platform): Promise<void> {
  const toMs = platform.clock.now().getTime() - SETTLED_AFTER_MS;
  await systemTransaction({ platform, reason: "relay jobs", priority: "bulk" }, async (transaction) => {
    const { rows } = await sql<{ tenant: string; id: string }>`
      update log_rules set next_evaluation_at = now() + make_interval(secs =>
        case kind when 'match' then 15 else least(300, greatest(15, window_seconds / 4)) end)
      where (tenant_id, id) in (
        select tenant_id, id from log_rules where next_evaluation_at <= now() and enabled
        order by next_evaluation_at limit ${AT_ONCE} for update skip locked
      ) returning tenant_id as tenant, id`.execute(transaction);
    for (const { tenant, id } of rows) {
      await sql`insert into job_outbox (tenant_id, id, name, payload, singleton_key)
        values (${tenant}, ${newId()}, ${evaluateLogRuleJob.name}, ${jsonb({ ruleId: id, toMs })}, ${id})`.execute(
        transaction,
      );
    }
  });
}
