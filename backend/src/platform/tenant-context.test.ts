import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { tenantTransaction } from "./tenant-context.ts";

describe("[L1] [L2] a tenant transaction", () => {
  let test: TestPlatform;
  beforeAll(async () => {
    test = await openTestPlatform();
  });
  afterAll(() => test.close());

  it("sees its own tenant's rows and nobody else's", async () => {
    const [one, other] = [await test.createTenant("One"), await test.createTenant("Other")];
    const names = await tenantTransaction(one, async (transaction) => {
      const { rows } = await sql<{ name: string }>`select name from storefronts`.execute(transaction);
      return rows.map((row) => row.name);
    });
    expect(names).toEqual(["One"]);
    expect(other.tenantId).not.toBe(one.tenantId);
  });

  it("cannot write a row of another tenant", async () => {
    const [one, other] = [await test.createTenant(), await test.createTenant()];
    const write = tenantTransaction(one, (transaction) =>
      sql`insert into knowledge_counters (tenant_id) values (${other.tenantId})`.execute(transaction),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("leaves no tenant behind on the connection", async () => {
    const one = await test.createTenant();
    await tenantTransaction(one, (transaction) => sql`select 1`.execute(transaction));
    const { rows } = await sql<{
      tenant: string | null;
    }>`select current_setting('app.tenant_id', true) as tenant`.execute(
      test.platform.database.tenantConnection("interactive"),
    );
    expect(rows[0]?.tenant ?? "").toBe("");
  });

  it("rolls back when the work throws", async () => {
    const one = await test.createTenant();
    const failing = tenantTransaction(one, async (transaction) => {
      await sql`insert into knowledge_counters (tenant_id) values (${one.tenantId})`.execute(transaction);
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    const { rows } = await tenantTransaction(one, (transaction) =>
      sql`select 1 from knowledge_counters`.execute(transaction),
    );
    expect(rows).toEqual([]);
  });
});
