import { sql } from "kysely";
import { expect } from "vitest";
import { z } from "zod";
import { defineJob, enqueueJob, type EnqueueOptions } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { startWorkers, type WorkerOptions, type Workers } from "../src/workers/start-workers.ts";
import { openTestPlatform, type TestPlatform } from "./test-platform.ts";

interface Run {
  tenantId: string;
  value: number;
  signal: AbortSignal;
  jobId: string;
}

type Behaviour = (run: Run) => Promise<void>;

const succeed: Behaviour = async () => undefined;

/** A job whose runs the test holds in its hand. */
export function createJobProbe(name = "probe") {
  const runs: Run[] = [];
  const watchers: (() => void)[] = [];
  let behave = succeed;
  const job = defineJob({
    name,
    input: z.strictObject({ value: z.int() }),
    retries: 1,
    backoffSeconds: 1,
    timeoutSeconds: 60,
    run: async (ctx, { value }, signal) => {
      const jobId = ctx.actor.kind === "job" ? ctx.actor.jobId : "";
      const run = { tenantId: ctx.tenantId, value, signal, jobId };
      runs.push(run);
      for (const watcher of watchers) watcher();
      await behave(run);
    },
  });
  const waitFor = (reached: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => reached() && resolve();
      watchers.push(check);
      check();
    });
  return { job, runs, waitFor, setBehaviour: (next: Behaviour) => void (behave = next), succeed };
}

/** A job's run that goes on until it is told to end. */
export const untilAborted: Behaviour = (run) =>
  new Promise((_, reject) => run.signal.addEventListener("abort", () => reject(new Error("told to end"))));

export interface JobTest extends TestPlatform {
  readonly probe: ReturnType<typeof createJobProbe>;
  begin(options?: WorkerOptions): Promise<Workers>;
  enqueue(ctx: TenantContext, value: number, options?: EnqueueOptions): Promise<string>;
  /** Every job in the queue as `name state`. */
  states(): Promise<string[]>;
  untilStates(expected: string[]): Promise<void>;
  /** Stops the workers, empties outbox and queue, and makes a new probe. */
  reset(): Promise<void>;
}

export async function openJobTest(): Promise<JobTest> {
  const test = await openTestPlatform();
  const { owner } = test.database;
  let probe = createJobProbe();
  let workers: Workers | null = null;
  const states = async () => {
    const { rows } = await sql<{ name: string; state: string }>`select name, state::text as state
      from job_queue.job_common order by name, created_on`.execute(owner);
    return rows.map((row) => `${row.name} ${row.state}`);
  };
  return {
    ...test,
    get probe() {
      return probe;
    },
    begin: async (options = {}) => {
      workers = await startWorkers(test.platform, [probe.job], { pollMs: 20, ...options });
      return workers;
    },
    enqueue: (ctx, value, options = {}) =>
      tenantTransaction(ctx, (transaction) => enqueueJob({ ctx, transaction, options }, probe.job, { value })),
    states,
    untilStates: async (expected) => {
      await expect.poll(states, { timeout: 15_000, interval: 50 }).toEqual(expected);
    },
    reset: async () => {
      await workers?.stop();
      workers = null;
      await sql`delete from job_outbox`.execute(owner);
      await sql`delete from job_queue.job_common`.execute(owner);
      probe = createJobProbe();
    },
  };
}
