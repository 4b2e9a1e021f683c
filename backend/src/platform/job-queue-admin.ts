import { sql } from "kysely";
import { notFound } from "./errors.ts";
import { createBoss, DEAD_LETTERS } from "./job-queue.ts";
import type { Platform } from "./platform.ts";
import { systemTransaction } from "./system-context.ts";

/** How much work of one kind there is; counts of jobs. */
export interface QueueDepth {
  name: string;
  /** Could run now, or waits for its time. */
  waiting: number;
  /** Failed and will be tried again. */
  retrying: number;
  running: number;
  deadLetters: number;
  /** Age of the oldest job that could run now, in seconds; null when there is none. */
  oldestSeconds: number | null;
}

/** For operators and metrics: every kind of job with its counts, those still in the outbox included. */
export async function queueDepth(platform: Platform): Promise<QueueDepth[]> {
  return systemTransaction({ platform, reason: "measure health" }, async (transaction) => {
    const { rows } = await sql<QueueDepth>`
      select name, sum(waiting)::int as waiting, sum(retrying)::int as retrying, sum(running)::int as running,
        sum(dead)::int as "deadLetters",
        round(extract(epoch from now() - min(due_since)))::int as "oldestSeconds"
      from (
        select name, 1 as waiting, 0 as retrying, 0 as running, 0 as dead,
          case when start_after <= now() then start_after end as due_since
        from job_outbox
        union all
        select case when name = ${DEAD_LETTERS} then source_name else name end,
          (state = 'created' and name <> ${DEAD_LETTERS})::int, (state = 'retry')::int, (state = 'active')::int,
          (name = ${DEAD_LETTERS})::int,
          case when name <> ${DEAD_LETTERS} and state < 'active' and start_after <= now() then start_after end
        from job_queue.job_common
        where state <= 'active'
      ) jobs
      group by name order by name`.execute(transaction);
    return rows;
  });
}

/** A job whose tries are used up. What it was about stays with its tenant: only the tenant's id is shown. */
export interface DeadLetter {
  id: string;
  name: string;
  tenantId: string | null;
  tries: number;
  code: string;
  detail: string;
  failedAt: Date;
}

/** The newest first, at most `limit`. */
export async function listDeadLetters(platform: Platform, limit = 100): Promise<DeadLetter[]> {
  return systemTransaction({ platform, reason: "administer installation" }, async (transaction) => {
    const { rows } = await sql<DeadLetter>`
      select id, source_name as name, group_id as "tenantId", source_retry_count + 1 as tries,
        coalesce(source_output->>'code', 'internal_error') as code,
        coalesce(source_output->>'detail', source_output->'value'->>'message', '') as detail,
        created_on as "failedAt"
      from job_queue.job_common
      where name = ${DEAD_LETTERS} and state = 'created'
      order by created_on desc limit ${limit}`.execute(transaction);
    return rows;
  });
}

/**
 * Puts a dead letter back into its queue with all its tries. Throws `not_found` when there is none of this id, or when
 * the same work already waits again.
 */
export async function retryDeadLetter(platform: Platform, id: string): Promise<void> {
  const moved = await createBoss(platform).redrive(DEAD_LETTERS, { ids: [id] });
  if (moved === 0) throw notFound("dead letter");
}
