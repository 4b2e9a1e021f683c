import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { runTogether } from "./database.ts";
import { tenantTransaction, type TenantContext } from "./tenant-context.ts";

describe("statements that run together", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
  });
  afterAll(() => test.close());

  const say = (step: number, failing = false) =>
    sql`select set_config('app.steps', coalesce(current_setting('app.steps', true), '') || ${step}::text ||
      left((1 / ${failing ? 0 : 1}::int)::text, 0), true)`;

  it("keep their order", async () => {
    const steps = Array.from({ length: 9 }, (_, step) => step);
    const said = await tenantTransaction(ctx, async (transaction) => {
      await runTogether(
        test.platform.database,
        steps.map((step) => () => say(step).execute(transaction)),
      );
      const { rows } = await sql<{ said: string }>`select current_setting('app.steps', true) as said`.execute(
        transaction,
      );
      return rows[0]?.said;
    });
    expect(said).toBe("012345678");
  });

  it("fail with the first that failed, and leave the connection as good as before", async () => {
    const failing = tenantTransaction(ctx, (transaction) =>
      runTogether(test.platform.database, [
        () => say(1).execute(transaction),
        () => say(2, true).execute(transaction),
        () => say(3).execute(transaction),
      ]),
    );
    await expect(failing).rejects.toThrow("division by zero");
    const { rows } = await tenantTransaction(ctx, (transaction) => sql`select 1 as one`.execute(transaction));
    expect(rows).toEqual([{ one: 1 }]);
  });
});
