import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createBoss, openJobQueue } from "#platform/job-queue";
import { enqueueJob } from "#platform/jobs";
import { tenantTransaction } from "#platform/tenant-context";
import { relayOutbox } from "./relay-outbox.ts";
import { openJobTest, untilAborted, type JobTest } from "#test/job-test";

describe("[D4] jobs", () => {
  let test: JobTest;
  beforeAll(async () => {
    test = await openJobTest();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

  it("run in the tenant that asked for them, as a job, with the id that was given out", async () => {
    const ctx = await test.createTenant();
    await test.begin();
    const id = await test.enqueue(ctx, 7);
    await test.probe.waitFor(() => test.probe.runs.length === 1);
    expect(test.probe.runs[0]).toMatchObject({ tenantId: ctx.tenantId, value: 7, jobId: id });
    await test.untilStates(["probe completed"]);
  });

  it("are not asked for when the transaction that asked is rolled back", async () => {
    const ctx = await test.createTenant();
    const failing = tenantTransaction(ctx, async (transaction) => {
      await enqueueJob({ ctx, transaction }, test.probe.job, { value: 1 });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    await test.begin();
    await test.enqueue(ctx, 2);
    await test.probe.waitFor(() => test.probe.runs.length > 0);
    expect(test.probe.runs.map((run) => run.value)).toEqual([2]);
  });

  it("of one tenant with 1,000 jobs do not hold up another tenant's", async () => {
    const [busy, quiet] = [await test.createTenant("Busy"), await test.createTenant("Quiet")];
    await tenantTransaction(busy, async (transaction) => {
      for (let value = 0; value < 1_000; value += 1) {
        await enqueueJob({ ctx: busy, transaction }, test.probe.job, { value });
      }
    });
    for (let value = 0; value < 3; value += 1) await test.enqueue(quiet, value);
    const { promise: full, resolve } = Promise.withResolvers<void>();
    // Jobs of the busy tenant wait until the quiet one's are through.
    const quietRuns = () => test.probe.runs.filter((run) => run.tenantId === quiet.tenantId).length;
    test.probe.setBehaviour(async (run) => (run.tenantId === busy.tenantId ? full : undefined));
    await test.begin({ concurrency: 4 });
    await test.probe.waitFor(() => quietRuns() === 3);
    expect(test.probe.runs.length).toBeLessThanOrEqual(3 + 4);
    test.probe.setBehaviour(async () => undefined);
    resolve();
  });

  it("take turns when several tenants have many and places are few", async () => {
    const tenants = [await test.createTenant(), await test.createTenant(), await test.createTenant()];
    for (const [index, ctx] of tenants.entries()) {
      for (let value = 0; value < 4 - index; value += 1) await test.enqueue(ctx, value);
    }
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    await relayOutbox(test.platform, queue, ["probe"]);
    await queue.close();
    await test.begin({ concurrency: 1 });
    await test.probe.waitFor(() => test.probe.runs.length === 9);
    const firstSix = test.probe.runs.slice(0, 6).map((run) => run.tenantId);
    for (const ctx of tenants) expect(firstSix.filter((id) => id === ctx.tenantId)).toHaveLength(2);
  });

  it("that run when the worker stops are given back with all their tries", async () => {
    const ctx = await test.createTenant();
    test.probe.setBehaviour(untilAborted);
    const first = await test.begin({ graceMs: 1 });
    await test.enqueue(ctx, 1);
    await test.probe.waitFor(() => test.probe.runs.length === 1);
    await first.stop();
    expect(await test.states()).toEqual(["probe created"]);
    test.probe.setBehaviour(async () => undefined);
    await test.begin();
    await test.untilStates(["probe completed"]);
    expect(test.probe.runs).toHaveLength(2);
  });

  it("are kept in the tables that the installed library expects", async () => {
    const boss = createBoss(test.platform);
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true });
  });

  it("cannot be reached by the role that tenants' statements run as", async () => {
    const ctx = await test.createTenant();
    const peek = tenantTransaction(ctx, (transaction) => sql`select * from job_queue.job`.execute(transaction));
    await expect(peek).rejects.toThrow(/permission denied/);
  });
});
