import { CompiledQuery, sql, type Kysely } from "kysely";
import { PgBoss, type Db, type JobWithMetadata } from "pg-boss";
import type { Database, Tables } from "./database.ts";
import { AppError } from "./errors.ts";
import type { AnyJob } from "./jobs.ts";
import type { Platform } from "./platform.ts";

const JOB_QUEUE_SCHEMA = "job_queue";
export const DEAD_LETTERS = "dead_letters";

/** A worker that says nothing for this long has lost its jobs. */
const HEARTBEAT_SECONDS = 30;
const LONGEST_BACKOFF_SECONDS = 900;
const DAY_SECONDS = 86_400;

/** One try of a job. `attempt` counts up from 0 and fences every report to the try that it was handed out for. */
export interface QueuedJob {
  id: string;
  name: string;
  tenantId: string;
  input: unknown;
  attempt: number;
}

export interface OutboxJob {
  id: string;
  name: string;
  tenantId: string;
  payload: unknown;
  singletonKey: string | null;
}

/** Why a job ended, without anything of the tenant's in it. */
export interface JobFailure {
  code: string;
  detail: string;
}

/**
 * Durable jobs on pg-boss: one queue a job name, retries with exponential backoff, dead letters. A job that is
 * handed in twice under one id, or whose singleton key already waits or runs, is there once.
 */
export interface JobQueue {
  add(jobs: OutboxJob[]): Promise<void>;
  /** Names among the known ones that have a job to run now. */
  due(): Promise<string[]>;
  /** Hands out the oldest due job of a name, passing over the tenants named. */
  take(name: string, exceptTenants: string[]): Promise<QueuedJob | null>;
  complete(job: QueuedJob): Promise<void>;
  /** Tries again later, or makes it a dead letter when its tries are used up. */
  fail(job: QueuedJob, failure: JobFailure): Promise<void>;
  /** Gives a job back as if it had not been taken. */
  putBack(job: QueuedJob): Promise<void>;
  /** Says that these still run; returns the ids of those that were given to somebody else meanwhile. */
  heartbeat(jobs: QueuedJob[]): Promise<string[]>;
  /** Frees the jobs of workers that died, and removes what is old. */
  supervise(): Promise<void>;
  /** For the only process on an embedded database: every running job belongs to a predecessor that is gone. */
  reclaimAll(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the queue for the jobs named; their settings are brought up to date. */
export async function openJobQueue(platform: Platform, jobs: AnyJob[]): Promise<JobQueue> {
  const connection = platform.database.systemConnection("bulk");
  const boss = createBoss(platform);
  boss.on("error", (error) => platform.logger.error({ err: error }, "job queue failed"));
  await defineQueues(boss, jobs);
  // Only now, so that the queues are known to its cache before the first job comes.
  await boss.start();
  const names = jobs.map((job) => job.name);
  return {
    add: (entries) => addJobs(boss, entries),
    due: () => findDueNames(connection, names),
    take: (name, exceptTenants) => takeJob(boss, name, exceptTenants),
    complete: async (job) => void (await boss.complete(job.name, attemptOf(job))),
    fail: async (job, failure) => void (await boss.fail(job.name, attemptOf(job), { ...failure })),
    putBack: (job) => putBack(connection, job),
    heartbeat: (running) => heartbeat(boss, running),
    supervise: () => boss.supervise(),
    reclaimAll: () => reclaimAll(boss, connection),
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

export function createBoss(platform: { database: Database }): PgBoss {
  return new PgBoss({
    schema: JOB_QUEUE_SCHEMA,
    db: createExecutor(platform.database.systemConnection("bulk")),
    backend: platform.database.mode === "embedded" ? "pglite" : "postgres",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    reindex: false,
    monitorVacuum: false,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 3_600,
  });
}

/** pg-boss sends one statement with values, or several without, which then carry their own begin and commit. */
function createExecutor(connection: Kysely<Tables>): Db {
  return {
    executeSql: (text, values = []) =>
      connection.connection().execute(async (session) => {
        try {
          const result = await session.executeQuery(CompiledQuery.raw(text, values));
          return { rows: result.rows ?? [] };
        } catch (error) {
          if (values.length === 0) await sql`rollback`.execute(session);
          throw error;
        }
      }),
  };
}

async function defineQueues(boss: PgBoss, jobs: AnyJob[]): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 90 * DAY_SECONDS, deleteAfterSeconds: 90 * DAY_SECONDS });
  for (const job of jobs) {
    const settings = {
      retryLimit: job.retries,
      retryDelay: Math.max(1, job.backoffSeconds),
      retryBackoff: true,
      retryDelayMax: LONGEST_BACKOFF_SECONDS,
      // The worker gives up first; this is for a worker that hangs whole.
      expireInSeconds: job.timeoutSeconds + 120,
      retentionSeconds: 30 * DAY_SECONDS,
      deleteAfterSeconds: DAY_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: DEAD_LETTERS,
    };
    await boss.createQueue(job.name, { ...settings, policy: "exclusive" });
    await boss.updateQueue(job.name, settings);
  }
}

async function addJobs(boss: PgBoss, entries: OutboxJob[]): Promise<void> {
  for (const [name, ofName] of Map.groupBy(entries, (entry) => entry.name)) {
    await boss.insert(
      name,
      ofName.map((entry) => ({
        id: entry.id,
        data: { tenantId: entry.tenantId, input: entry.payload },
        // Under the exclusive policy a key is there once, and jobs without one would share the empty key.
        singletonKey: entry.singletonKey === null ? entry.id : `${entry.tenantId}:${entry.singletonKey}`,
        group: { id: entry.tenantId },
      })),
    );
  }
}

async function findDueNames(connection: Kysely<Tables>, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select known.name from unnest(${names}::text[]) as known (name)
    where exists (
      select 1 from job_queue.job_common job
      where job.name = known.name and job.state < 'active' and not job.blocked and job.start_after <= now()
    )`.execute(connection);
  return rows.map((row) => row.name);
}

async function takeJob(boss: PgBoss, name: string, exceptTenants: string[]): Promise<QueuedJob | null> {
  const [job] = await boss.fetch<object>(name, {
    batchSize: 1,
    includeMetadata: true,
    ignoreGroups: exceptTenants,
  });
  return job ? readJob(job) : null;
}

function readJob(job: JobWithMetadata): QueuedJob {
  const { data } = job;
  if (!("tenantId" in data) || typeof data.tenantId !== "string" || !("input" in data)) {
    throw new Error(`Job ${job.id} was not written by the outbox relay.`);
  }
  return { id: job.id, name: job.name, tenantId: data.tenantId, input: data.input, attempt: job.retryCount };
}

function attemptOf(job: QueuedJob) {
  return { id: job.id, retryCount: job.attempt };
}

async function putBack(connection: Kysely<Tables>, job: QueuedJob): Promise<void> {
  await sql`
    update job_queue.job_common
    set state = case when ${job.attempt}::int = 0 then 'created' else 'retry' end::job_queue.job_state,
        retry_count = greatest(0, retry_count - 1), start_after = now(), heartbeat_on = null,
        started_on = case when ${job.attempt}::int = 0 then null else started_on end
    where name = ${job.name} and id = ${job.id}::uuid and state = 'active' and retry_count = ${job.attempt}::int`.execute(
    connection,
  );
}

async function heartbeat(boss: PgBoss, running: QueuedJob[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [name, ofName] of Map.groupBy(running, (job) => job.name)) {
    const answer = await boss.touch(name, ofName.map(attemptOf));
    const held = "settled" in answer && Array.isArray(answer.settled) ? new Set<unknown>(answer.settled) : null;
    if (held) lost.push(...ofName.filter((job) => !held.has(job.id)).map((job) => job.id));
  }
  return lost;
}

async function reclaimAll(boss: PgBoss, connection: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ name: string; id: string }>`
    select name, id from job_queue.job_common where state = 'active'`.execute(connection);
  for (const { name, id } of rows) {
    await boss.fail(name, id, { code: "worker_stopped", detail: "The process that ran the job ended." });
    await sql`update job_queue.job_common set start_after = now()
      where name = ${name} and id = ${id}::uuid and state = 'retry'`.execute(connection);
  }
  return rows.length;
}

/** What a job's error says to an operator: the stable code, never an unknown message. */
export function describeFailure(error: unknown): JobFailure {
  if (error instanceof AppError) return { code: error.code, detail: error.detail };
  const name = error instanceof Error ? error.name : typeof error;
  return { code: "internal_error", detail: `The job ended with an unexpected ${name}; the log has it.` };
}
