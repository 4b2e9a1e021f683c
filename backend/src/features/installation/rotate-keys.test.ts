import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import type { Platform } from "#platform/platform";
import { createSecrets } from "#platform/secrets";
import { mintTenantContext, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { rotateKeys } from "./rotate-keys.ts";

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

describe("[O1] rotating keys", () => {
  it("puts every tenant's key under the new key-encryption key, after which the old one is not needed", async () => {
    const ctx = at(restarted(FIRST), await test.createTenant());
    const sealed = await seal(ctx, "a", "before");
    const both = restarted(SECOND, FIRST);
    expect(await open(at(both, ctx), "a", sealed)).toBe("before");
    const rotation = await rotateKeys(both, { dataKeys: false });
    expect(rotation.rewrapped).toBeGreaterThan(0);
    expect(await rotateKeys(both, { dataKeys: false })).toEqual({ rewrapped: 0, made: 0 });
    expect(await open(at(restarted(SECOND), ctx), "a", sealed)).toBe("before");
    await expect(open(at(restarted(FIRST), ctx), "a", sealed)).rejects.toThrow();
  });

  it("gives each tenant a new key on request, with which old fields still open", async () => {
    const platform = restarted(SECOND);
    const ctx = at(platform, await test.createTenant());
    const before = await seal(ctx, "a", "before");
    expect((await rotateKeys(platform, { dataKeys: true })).made).toBeGreaterThan(0);
    const after = await seal(ctx, "a", "after");
    expect([before.split(".")[0], after.split(".")[0]]).toEqual(["1", "2"]);
    expect([await open(ctx, "a", before), await open(ctx, "a", after)]).toEqual(["before", "after"]);
  });
});
