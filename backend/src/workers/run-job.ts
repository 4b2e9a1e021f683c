import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#platform/errors";
import type { QueuedJob } from "#platform/job-queue";
import type { AnyJob } from "#platform/jobs";
import type { Platform } from "#platform/platform";
import { mintTenantContext } from "#platform/tenant-context";

/** How long a job may take to notice that it was told to end. */
const ABORT_GRACE_MS = 10_000;

/**
 * Runs one try of a job inside its tenant, behind whatever people wait for. The tenant's id comes from the outbox row,
 * which row-level security let only that tenant write. Rejects when the job fails, takes longer than its
 * `timeoutSeconds` (code `job_timeout`), or `signal` aborts.
 */
export async function runJob(platform: Platform, job: AnyJob, tried: { queued: QueuedJob; signal: AbortSignal }) {
  const { queued, signal } = tried;
  const ctx = mintTenantContext(platform, {
    tenantId: queued.tenantId,
    actor: { kind: "job", jobId: queued.id },
    requestId: queued.id,
    priority: "bulk",
  });
  const timeout = AbortSignal.timeout(job.timeoutSeconds * 1000);
  const ending = AbortSignal.any([signal, timeout]);
  // The registry forgot the input's type; its own schema has just given it back.
  const running = job.run(ctx, job.input.parse(queued.input) as never, ending);
  await Promise.race([running, rejectWhenDeaf(ending, running)]).catch((error: unknown) => {
    throw timeout.aborted ? timedOut(job, error) : error;
  });
}

/** Settles only after an abort that the job does not heed. */
async function rejectWhenDeaf(signal: AbortSignal, running: Promise<void>): Promise<void> {
  const done = new AbortController();
  const release = () => done.abort();
  running.then(release, release);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
    done.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  if (done.signal.aborted) return running;
  await delay(ABORT_GRACE_MS, undefined, { signal: done.signal, ref: false }).catch(() => undefined);
  if (done.signal.aborted) return running;
  throw new Error("The job did not end when it was told to.");
}

function timedOut(job: AnyJob, cause: unknown): AppError {
  return new AppError({
    kind: "unavailable",
    code: "job_timeout",
    detail: `The job took longer than ${job.timeoutSeconds} seconds.`,
    cause,
  });
}
