import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#platform/errors";
import { listDeadLetters, queueDepth, retryDeadLetter } from "#platform/job-queue-admin";
import { openJobQueue } from "#platform/job-queue";
import { relayOutbox } from "./relay-outbox.ts";
import { openJobTest, untilAborted, type JobTest } from "#test/job-test";

describe("[D4] jobs that do not succeed", () => {
  let test: JobTest;
  beforeAll(async () => {
    test = await openJobTest();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

  it("that fail are tried again, then become dead letters that say why and can be tried anew", async () => {
    const ctx = await test.createTenant();
    test.probe.setBehaviour(async () => {
      throw new AppError({ kind: "unavailable", code: "shop_unreachable", detail: "The shop did not answer." });
    });
    await test.begin();
    await test.enqueue(ctx, 1);
    await test.untilStates(["dead_letters created", "probe failed"]);
    expect(test.probe.runs).toHaveLength(2);
    const [letter] = await listDeadLetters(test.platform);
    expect(letter).toMatchObject({
      name: "probe",
      tenantId: ctx.tenantId,
      tries: 2,
      code: "shop_unreachable",
      detail: "The shop did not answer.",
    });
    expect(await queueDepth(test.platform)).toMatchObject([{ name: "probe", waiting: 0, deadLetters: 1 }]);
    test.probe.setBehaviour(async () => undefined);
    await retryDeadLetter(test.platform, letter?.id ?? "");
    await test.untilStates(["probe failed", "probe completed"]);
    await expect(retryDeadLetter(test.platform, letter?.id ?? "")).rejects.toThrow("not_found");
  });

  it("never show an unknown error's message to the operator", async () => {
    const ctx = await test.createTenant();
    test.probe.setBehaviour(async () => {
      throw new TypeError("secret of the tenant");
    });
    await test.begin();
    await test.enqueue(ctx, 1);
    await test.untilStates(["dead_letters created", "probe failed"]);
    const [letter] = await listDeadLetters(test.platform);
    expect(letter?.code).toBe("internal_error");
    expect(letter?.detail).not.toContain("secret");
  });

  it("with an input that their schema refuses fail without running", async () => {
    const ctx = await test.createTenant();
    await sql`insert into job_outbox (tenant_id, id, name, payload)
      values (${ctx.tenantId}, gen_random_uuid(), 'probe', '{"value":"no number"}')`.execute(test.database.owner);
    await test.begin();
    await test.untilStates(["dead_letters created", "probe failed"]);
    expect(test.probe.runs).toEqual([]);
  });

  it("that take too long are told to end and count as failed", async () => {
    const ctx = await test.createTenant();
    test.probe.setBehaviour(untilAborted);
    test.probe.job.timeoutSeconds = 1;
    await test.begin();
    await test.enqueue(ctx, 1);
    await test.untilStates(["dead_letters created", "probe failed"]);
    expect((await listDeadLetters(test.platform))[0]?.code).toBe("job_timeout");
  });

  it("of a worker that died go on in another", async () => {
    const ctx = await test.createTenant();
    await test.enqueue(ctx, 5);
    const dead = await openJobQueue(test.platform, [test.probe.job]);
    await relayOutbox(test.platform, dead, ["probe"]);
    expect(await dead.take("probe", [])).not.toBeNull();
    await dead.close();
    await sql`update job_queue.job_common set heartbeat_on = now() - interval '1 minute'`.execute(test.database.owner);
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    await queue.supervise();
    await queue.close();
    await test.begin();
    await test.probe.waitFor(() => test.probe.runs.length === 1);
    expect(test.probe.runs[0]).toMatchObject({ value: 5, tenantId: ctx.tenantId });
  });

  it("whose claim went to another worker are told to end and report nothing", async () => {
    const ctx = await test.createTenant();
    const queue = await openJobQueue(test.platform, [test.probe.job]);
    await test.enqueue(ctx, 1);
    await relayOutbox(test.platform, queue, ["probe"]);
    const stale = await queue.take("probe", []);
    expect(stale && (await queue.heartbeat([stale]))).toEqual([]);
    await queue.reclaimAll();
    const current = await queue.take("probe", []);
    expect(current).toMatchObject({ id: stale?.id, attempt: 1 });
    if (!stale) return;
    expect(await queue.heartbeat([stale])).toEqual([stale.id]);
    await queue.fail(stale, { code: "late", detail: "" });
    await queue.complete(stale);
    expect(await test.states()).toEqual(["probe active"]);
    await queue.close();
  });
});
