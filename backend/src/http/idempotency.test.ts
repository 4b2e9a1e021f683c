import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemTransaction } from "#platform/system-context";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { runOnce, scopeOf, type Reply } from "./idempotency.ts";

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const REQUEST = { operation: "count", key: "one-key", content: {} };
const count = (ctx: TenantContext) =>
  tenantTransaction(ctx, (transaction) =>
    sql`insert into knowledge_counters (tenant_id) values (${ctx.tenantId})`.execute(transaction),
  );
const look = (ctx: TenantContext) =>
  tenantTransaction(ctx, (transaction) => sql`select 1 from knowledge_counters`.execute(transaction));

/** A request whose process dies after `work`: no answer is ever stored, and its lease has run out. */
async function cutOff(ctx: TenantContext, work: () => Promise<unknown>): Promise<void> {
  const died = Promise.withResolvers<void>();
  const neverAnswers = new Promise<Reply>(() => undefined);
  void runOnce(scopeOf(test.platform, ctx), REQUEST, async () => {
    await work();
    died.resolve();
    return neverAnswers;
  });
  await died.promise;
  await tenantTransaction(ctx, (transaction) =>
    sql`update idempotency_keys set created_at = now() - interval '2 minutes'`.execute(transaction),
  );
}

describe("[L1] a request with an Idempotency-Key that was cut off", () => {
  const again = (ctx: TenantContext) =>
    runOnce(scopeOf(test.platform, ctx), REQUEST, async () => {
      await count(ctx);
      return { status: 201, body: "done" };
    });

  it("is refused when something of it was committed, and changes nothing more", async () => {
    const ctx = await test.createTenant();
    await cutOff(ctx, () => count(ctx));
    await expect(again(ctx)).rejects.toMatchObject({ code: "request_outcome_unknown" });
    expect((await look(ctx)).rows).toHaveLength(1);
  });

  it("runs again when it had only read, or what it wrote was rolled back", async () => {
    const [reader, failed] = [await test.createTenant(), await test.createTenant()];
    await cutOff(reader, () => look(reader));
    await cutOff(failed, async () => {
      const writing = tenantTransaction(failed, async (transaction) => {
        await sql`insert into knowledge_counters (tenant_id) values (${failed.tenantId})`.execute(transaction);
        throw new Error("stop");
      });
      await writing.catch(() => undefined);
    });
    for (const ctx of [reader, failed]) {
      expect(await again(ctx)).toEqual({ status: 201, body: "done" });
      expect((await look(ctx)).rows).toHaveLength(1);
    }
  });

  it("of the installation is refused in the same way", async () => {
    const scope = scopeOf(test.platform, null);
    const died = Promise.withResolvers<void>();
    const change = () =>
      systemTransaction({ platform: test.platform, reason: "administer installation" }, (transaction) =>
        sql`update installation_idempotency_keys set created_at = now() - interval '2 minutes'`.execute(transaction),
      );
    void runOnce(scope, REQUEST, async () => {
      await change();
      died.resolve();
      return new Promise<Reply>(() => undefined);
    });
    await died.promise;
    await expect(runOnce(scope, REQUEST, async () => ({ status: 201, body: null }))).rejects.toMatchObject({
      code: "request_outcome_unknown",
    });
  });
});
