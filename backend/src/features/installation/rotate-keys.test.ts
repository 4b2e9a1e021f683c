import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inPlatform, openField, restartWithKeys, sealField } from "#test/sealed-fields";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { rotateKeys } from "./rotate-keys.ts";

const [FIRST, SECOND] = ["first-key-encryption-key-obviously-fake", "second-key-encryption-key-obviously-fake"];

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const restarted = (...keys: string[]) => restartWithKeys(test.platform, keys);

describe("[O1] rotating keys", () => {
  it("puts every tenant's key under the new key-encryption key, after which the old one is not needed", async () => {
    const ctx = inPlatform(restarted(FIRST), await test.createTenant());
    const sealed = await sealField(ctx, "a", "before");
    const both = restarted(SECOND, FIRST);
    expect(await openField(inPlatform(both, ctx), "a", sealed)).toBe("before");
    const rotation = await rotateKeys(both, { dataKeys: false });
    expect(rotation.rewrapped).toBeGreaterThan(0);
    expect(await rotateKeys(both, { dataKeys: false })).toEqual({ rewrapped: 0, made: 0 });
    expect(await openField(inPlatform(restarted(SECOND), ctx), "a", sealed)).toBe("before");
    await expect(openField(inPlatform(restarted(FIRST), ctx), "a", sealed)).rejects.toThrow();
  });

  it("gives each tenant a new key on request, with which old fields still open", async () => {
    const platform = restarted(SECOND);
    const ctx = inPlatform(platform, await test.createTenant());
    const before = await sealField(ctx, "a", "before");
    expect((await rotateKeys(platform, { dataKeys: true })).made).toBeGreaterThan(0);
    const after = await sealField(ctx, "a", "after");
    expect([before.split(".")[0], after.split(".")[0]]).toEqual(["1", "2"]);
    expect([await openField(ctx, "a", before), await openField(ctx, "a", after)]).toEqual(["before", "after"]);
  });
});
