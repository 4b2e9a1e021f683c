import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inPlatform, openField, restartWithKeys, sealField } from "#test/sealed-fields";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";

const [FIRST, SECOND] = ["first-key-encryption-key-obviously-fake", "second-key-encryption-key-obviously-fake"];

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const restarted = (...keys: string[]) => restartWithKeys(test.platform, keys);

describe("[O1] a tenant's sealed field", () => {
  it("opens for its own tenant and field alone, and not when it was changed", async () => {
    const [ctx, other] = [await test.createTenant(), await test.createTenant()];
    const sealed = await sealField(ctx, "provider key", "sk-obviously-fake");
    expect(sealed).not.toContain("fake");
    expect(await openField(ctx, "provider key", sealed)).toBe("sk-obviously-fake");
    await expect(openField(ctx, "another field", sealed)).rejects.toThrow();
    await expect(openField(other, "provider key", sealed)).rejects.toThrow();
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    await expect(openField(ctx, "provider key", changed)).rejects.toThrow();
    expect(await sealField(ctx, "provider key", "sk-obviously-fake")).not.toBe(sealed);
  });

  it("keeps one key when two ask for the first at the same moment", async () => {
    const ctx = await test.createTenant();
    const sealed = await Promise.all([
      sealField(ctx, "a", "one"),
      sealField(ctx, "a", "two"),
      sealField(ctx, "a", "three"),
    ]);
    expect(await Promise.all(sealed.map((text) => openField(ctx, "a", text)))).toEqual(["one", "two", "three"]);
  });

  it("cannot be opened with the whole database but without the key-encryption key", async () => {
    const ctx = inPlatform(restarted(FIRST), await test.createTenant());
    const sealed = await sealField(ctx, "a", "secret");
    await expect(openField(inPlatform(restarted(SECOND), ctx), "a", sealed)).rejects.toThrow(
      /NETVEXA_KEY_ENCRYPTION_KEYS/,
    );
  });

  it("is noise once its tenant is gone", async () => {
    const ctx = await test.createTenant();
    const sealed = await sealField(ctx, "a", "secret");
    await sql`delete from tenant_keys where tenant_id = ${ctx.tenantId}`.execute(test.database.owner);
    await expect(openField(ctx, "a", sealed)).rejects.toThrow();
  });
});
