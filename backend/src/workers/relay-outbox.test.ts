import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openJobQueue } from "#platform/job-queue";
import { enqueueJob } from "#platform/jobs";
import { tenantTransaction } from "#platform/tenant-context";
import { relayOutbox } from "./relay-outbox.ts";
import { createJobProbe, openJobTest, type JobTest } from "#test/job-test";

describe("[D4] jobs on their way from the outbox", () => {
  let test: JobTest;
  beforeAll(async () => {
    test = await openJobTest();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

  it("are there once when the relay dies between handing over and deleting", async () => {
    const ctx = await test.createTenant();
    const id = await test.enqueue(ctx, 1);
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    await queue.add([{ id, name: "probe", tenantId: ctx.tenantId, payload: { value: 1 }, singletonKey: null }]);
    await relayOutbox(test.platform, queue, ["probe"]);
    await queue.close();
    expect(await test.states()).toEqual(["probe created"]);
    const { rows } = await sql`select 1 from job_outbox`.execute(test.database.owner);
    expect(rows).toEqual([]);
  });

  it("with a singleton key are there once for each tenant while one waits or runs", async () => {
    const [one, other] = [await test.createTenant(), await test.createTenant()];
    for (const ctx of [one, one, other]) await test.enqueue(ctx, 1, { singletonKey: "only" });
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    await relayOutbox(test.platform, queue, ["probe"]);
    await queue.close();
    expect(await test.states()).toEqual(["probe created", "probe created"]);
  });

  it("of a name that this program does not know stay in the outbox", async () => {
    const ctx = await test.createTenant();
    await tenantTransaction(ctx, (transaction) =>
      enqueueJob({ ctx, transaction }, createJobProbe("of a newer release").job, { value: 1 }),
    );
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    expect(await relayOutbox(test.platform, queue, ["probe"])).toBe(0);
    await queue.close();
  });
});
