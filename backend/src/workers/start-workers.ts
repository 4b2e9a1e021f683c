import { setTimeout as delay } from "node:timers/promises";
import { describeFailure, openJobQueue, type JobQueue, type QueuedJob } from "#platform/job-queue";
import type { AnyJob } from "#platform/jobs";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { createFairTurns, type FairTurns } from "./fair-turns.ts";
import { relayOutbox } from "./relay-outbox.ts";
import { repeatWork } from "./repeat-work.ts";
import { runJob } from "./run-job.ts";

export interface WorkerOptions {
  /** Jobs that run at the same time in this process. */
  concurrency?: number;
  /** The longest time between asking for work and its start. */
  pollMs?: number;
  /** How long running jobs may go on once `stop` was called, before they are told to end. */
  graceMs?: number;
  periodic?: PeriodicWork[];
}

export interface Workers {
  /** Takes no more work, lets what runs end, and gives back what does not end in time. */
  stop(): Promise<void>;
}

interface Running {
  queued: QueuedJob;
  lost: AbortController;
  settled: Promise<void>;
}

interface Pool {
  platform: Platform;
  queue: JobQueue;
  jobs: Map<string, AnyJob>;
  concurrency: number;
  turns: FairTurns;
  running: Map<string, Running>;
  stopping: AbortController;
  closed: boolean;
  wake: () => void;
}

const HEARTBEAT_EVERY_SECONDS = 10;

/** Begins to run jobs: relayed from the outbox, fair between tenants, retried by each job's own settings. */
export async function startWorkers(platform: Platform, jobs: AnyJob[], options: WorkerOptions = {}): Promise<Workers> {
  const queue = await openJobQueue(platform, jobs);
  const { concurrency = 4 } = options;
  const pool: Pool = {
    platform,
    queue,
    jobs: new Map(jobs.map((job) => [job.name, job])),
    concurrency,
    // One place always stays free for somebody else.
    turns: createFairTurns(Math.max(1, concurrency - 1)),
    running: new Map(),
    stopping: new AbortController(),
    closed: false,
    wake: () => undefined,
  };
  await (platform.database.mode === "embedded" ? queue.reclaimAll() : queue.supervise());
  const polling = poll(pool, options.pollMs ?? 400);
  const periodic = repeatWork(platform, [...(options.periodic ?? []), ...upkeep(pool)]);
  return { stop: () => stop(pool, { polling, periodic, graceMs: options.graceMs ?? 3_000 }) };
}

function upkeep(pool: Pool): PeriodicWork[] {
  return [
    { name: "heartbeat", everySeconds: HEARTBEAT_EVERY_SECONDS, run: () => sendHeartbeat(pool) },
    { name: "supervise jobs", everySeconds: HEARTBEAT_EVERY_SECONDS, run: () => pool.queue.supervise() },
  ];
}

async function poll(pool: Pool, pollMs: number): Promise<void> {
  while (!pool.closed) {
    const woken = new AbortController();
    pool.wake = () => woken.abort();
    try {
      await relayOutbox(pool.platform, pool.queue, [...pool.jobs.keys()]);
      await fillPlaces(pool);
    } catch (error) {
      pool.platform.logger.error({ err: error }, "looking for jobs failed");
    }
    await sleep(pollMs, woken.signal);
  }
}

/** Ends early when the signal aborts. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

async function fillPlaces(pool: Pool): Promise<void> {
  while (!pool.closed && pool.running.size < pool.concurrency) {
    const names = await pool.queue.due();
    const queued = names.length === 0 ? null : await takeFairly(pool, names);
    if (!queued) return;
    start(pool, queued);
  }
}

async function takeFairly(pool: Pool, names: string[]): Promise<QueuedJob | null> {
  do {
    const tenants = [...pool.running.values()].map((running) => running.queued.tenantId);
    const passedOver = pool.turns.passedOver(tenants);
    for (const name of names) {
      const queued = await pool.queue.take(name, passedOver);
      if (!queued) continue;
      pool.turns.served(queued.tenantId);
      return queued;
    }
  } while (pool.turns.nextRound());
  return null;
}

function start(pool: Pool, queued: QueuedJob): void {
  const lost = new AbortController();
  const settled = runAndReport(pool, queued, lost.signal)
    .catch((error: unknown) => pool.platform.logger.error({ err: error, jobId: queued.id }, "reporting a job failed"))
    .finally(() => {
      pool.running.delete(queued.id);
      pool.wake();
    });
  pool.running.set(queued.id, { queued, lost, settled });
}

async function runAndReport(pool: Pool, queued: QueuedJob, lost: AbortSignal): Promise<void> {
  const { platform, queue, stopping } = pool;
  const logger = platform.logger.child({ jobId: queued.id, job: queued.name, tenantId: queued.tenantId });
  const job = pool.jobs.get(queued.name);
  if (!job) throw new Error(`No job is called ${queued.name}.`);
  const began = performance.now();
  try {
    await runJob(platform, job, { queued, signal: AbortSignal.any([lost, stopping.signal]) });
    await queue.complete(queued);
    logger.info({ ms: Math.round(performance.now() - began) }, "job done");
  } catch (error) {
    if (lost.aborted) return logger.warn("job was given to another worker");
    if (stopping.signal.aborted) return queue.putBack(queued);
    logger.error({ err: error, attempt: queued.attempt }, "job failed");
    await queue.fail(queued, describeFailure(error));
  }
}

async function sendHeartbeat(pool: Pool): Promise<void> {
  if (pool.running.size === 0) return;
  const lost = await pool.queue.heartbeat([...pool.running.values()].map((running) => running.queued));
  for (const id of lost) pool.running.get(id)?.lost.abort();
}

async function stop(pool: Pool, parts: { polling: Promise<void>; periodic: Workers; graceMs: number }): Promise<void> {
  pool.closed = true;
  pool.wake();
  await parts.polling;
  const all = Promise.all([...pool.running.values()].map((running) => running.settled));
  const ended = new AbortController();
  await Promise.race([all, sleep(parts.graceMs, ended.signal)]);
  ended.abort();
  pool.stopping.abort();
  await all;
  await parts.periodic.stop();
  await pool.queue.close();
}
