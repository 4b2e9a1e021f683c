import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import type { Platform } from "./platform.ts";
import { createSecrets } from "./secrets.ts";
import { mintTenantContext, tenantTransaction, type TenantContext } from "./tenant-context.ts";
import { openFieldCipher } from "./tenant-secrets.ts";

const MASTER = "test-master-secret-that-is-not-one";
const [FIRST, SECOND] = ["first-key-encryption-key-obviously-fake", "second-key-encryption-key-obviously-fake"];

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

/** The same installation, started with other key-encryption keys. */
function restarted(...keys: string[]): Platform {
  return { ...test.platform, secrets: createSecrets(MASTER, keys) };
}

function at(platform: Platform, ctx: TenantContext): TenantContext {
  return mintTenantContext(platform, ctx);
}

const seal = (ctx: TenantContext, field: string, plain: string) =>
  tenantTransaction(ctx, async (transaction) => (await openFieldCipher(ctx, transaction)).seal(field, plain));
const open = (ctx: TenantContext, field: string, sealed: string) =>
  tenantTransaction(ctx, async (transaction) => (await openFieldCipher(ctx, transaction)).open(field, sealed));

describe("[O1] a tenant's sealed field", () => {
  it("opens for its own tenant and field alone, and not when it was changed", async () => {
    const [ctx, other] = [await test.createTenant(), await test.createTenant()];
    const sealed = await seal(ctx, "provider key", "sk-obviously-fake");
    expect(sealed).not.toContain("fake");
    expect(await open(ctx, "provider key", sealed)).toBe("sk-obviously-fake");
    await expect(open(ctx, "another field", sealed)).rejects.toThrow();
    await expect(open(other, "provider key", sealed)).rejects.toThrow();
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    await expect(open(ctx, "provider key", changed)).rejects.toThrow();
    expect(await seal(ctx, "provider key", "sk-obviously-fake")).not.toBe(sealed);
  });

  it("keeps one key when two ask for the first at the same moment", async () => {
    const ctx = await test.createTenant();
    const sealed = await Promise.all([seal(ctx, "a", "one"), seal(ctx, "a", "two"), seal(ctx, "a", "three")]);
    expect(await Promise.all(sealed.map((text) => open(ctx, "a", text)))).toEqual(["one", "two", "three"]);
  });

  it("cannot be opened with the whole database but without the key-encryption key", async () => {
    const ctx = at(restarted(FIRST), await test.createTenant());
    const sealed = await seal(ctx, "a", "secret");
    await expect(open(at(restarted(SECOND), ctx), "a", sealed)).rejects.toThrow(/NETVEXA_KEY_ENCRYPTION_KEYS/);
  });

  it("is noise once its tenant is gone", async () => {
    const ctx = await test.createTenant();
    const sealed = await seal(ctx, "a", "secret");
    await sql`delete from tenant_keys where tenant_id = ${ctx.tenantId}`.execute(test.database.owner);
    await expect(open(ctx, "a", sealed)).rejects.toThrow();
  });
});
