import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getStorefront, resolveStorefront } from "#features/tenants";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { renewPreviewKey } from "./preview-key.ts";

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const opens = (key: string) =>
  resolveStorefront(test.platform, key, null).then(
    ({ tenantId }) => tenantId,
    () => null,
  );

describe("[A3] the key that shows drafts", () => {
  it("opens its storefront as a preview until it is renewed", async () => {
    const ctx = await test.createTenant();
    const { previewKey: first } = await renewPreviewKey(ctx);
    expect(await resolveStorefront(test.platform, first, null)).toMatchObject({
      tenantId: ctx.tenantId,
      actor: { preview: true },
    });
    const { previewKey: second } = await renewPreviewKey(ctx);
    expect([await opens(first), await opens(second)]).toEqual([null, ctx.tenantId]);
  });

  it("is one after any number of renewals at the same time", async () => {
    const ctx = await test.createTenant();
    const renewed = await Promise.all(Array.from({ length: 5 }, () => renewPreviewKey(ctx)));
    const { previewKey } = await getStorefront(ctx);
    const open = [];
    for (const { previewKey: key } of renewed) if ((await opens(key)) !== null) open.push(key);
    expect(open).toEqual([previewKey]);
    const { rows } = await sql`select lookup from credential_lookup
      where tenant_id = ${ctx.tenantId} and kind = 'preview_key'`.execute(test.database.owner);
    expect(rows).toEqual([{ lookup: previewKey }]);
  });
});
