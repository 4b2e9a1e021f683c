import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "#features/tenants";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, actAs, type TestPlatform } from "#test/test-platform";
import { listNotices, seeNotices } from "./list-notices.ts";
import { watch } from "./watch-tenants.ts";

let test: TestPlatform;
let shop: TenantContext;
let ada: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  shop = await test.createTenant("Boots");
  const personId = newId();
  ada = actAs(test.platform, shop.tenantId, { kind: "member", personId, name: "Ada", role: "owner" });
  const { owner } = test.database;
  await sql`insert into auth.people (id, name, email, email_verified) values (${personId}, 'Ada', 'ada@example.com', true)`.execute(
    owner,
  );
  await sql`insert into members (organisation_id, id, person_id, role, all_storefronts)
    select organisation_id, ${newId()}, ${personId}, 'owner', true from tenants where id = ${shop.tenantId}`.execute(
    owner,
  );
});
afterAll(() => test.close());

const waitingMails = async () =>
  (
    await sql`select 1 from mail_outbox where tenant_id = ${shop.tenantId} or tenant_id is null`.execute(
      test.database.owner,
    )
  ).rows.length;
const open = async () => (await listNotices(ada)).notices.filter(({ resolvedAt }) => resolvedAt === null);
const failSync = async (state: string) => {
  const [source, sync] = [newId(), newId()];
  await sql`insert into sources (tenant_id, id, kind, name) values (${shop.tenantId}, ${source}, 'website', 'My shop')`.execute(
    test.database.owner,
  );
  await sql`insert into syncs (tenant_id, id, source_id, state, job_id)
    values (${shop.tenantId}, ${sync}, ${source}, ${state}, ${newId()})`.execute(test.database.owner);
  return { source, sync };
};

describe("[R1] a notice", () => {
  it("is opened once for a failed sync, mailed once to who can mend it, and closed when it is mended", async () => {
    const { source, sync } = await failSync("failed");
    await watch(test.platform);
    await Promise.all([watch(test.platform), watch(test.platform)]);
    expect(await open()).toMatchObject([{ kind: "sync_failed", subject: source, name: "My shop", isNew: true }]);
    expect(await waitingMails()).toBe(1);
    await seeNotices(ada);
    expect((await open())[0]?.isNew).toBe(false);
    await sql`update syncs set state = 'done' where id = ${sync}`.execute(test.database.owner);
    await watch(test.platform);
    expect(await open()).toEqual([]);
    expect((await listNotices(ada)).notices).toMatchObject([{ kind: "sync_failed", isNew: false }]);
    await sql`update syncs set state = 'failed' where id = ${sync}`.execute(test.database.owner);
    await watch(test.platform);
    expect(await waitingMails()).toBe(2);
    await sql`delete from sources where id = ${source}`.execute(test.database.owner);
    await watch(test.platform);
  });

  it("tells of a key before it expires, and of a cap before it is reached", async () => {
    const scoped = actAs(test.platform, shop.tenantId, { kind: "api_key", keyId: newId(), scopes: ["settings:read"] });
    const { id } = await createApiKey(scoped, { name: "Short", scopes: ["settings:read"], expiresInDays: 3 });
    await createApiKey(scoped, { name: "Long", scopes: ["settings:read"], expiresInDays: 90 });
    await sql`update storefronts set daily_turn_cap = 10 where tenant_id = ${shop.tenantId}`.execute(
      test.database.owner,
    );
    await sql`insert into daily_usage (tenant_id, day, turns)
      values (${shop.tenantId}, (now() at time zone 'UTC')::date, 8)`.execute(test.database.owner);
    await watch(test.platform);
    expect(
      (await open()).map(({ kind, subject }) => [kind, subject]).toSorted(([a = ""], [b = ""]) => a.localeCompare(b)),
    ).toEqual([
      ["key_expiring", id],
      ["spend_near", ""],
    ]);
    await sql`update daily_usage set turns = 1`.execute(test.database.owner);
    await sql`update api_keys set revoked_at = now() where id = ${id}`.execute(test.database.owner);
    await watch(test.platform);
    expect(await open()).toEqual([]);
  });

  it("belongs to its storefront alone", async () => {
    await failSync("failed");
    await watch(test.platform);
    const stranger = await test.createTenant("Stranger");
    expect((await listNotices(stranger)).notices).toEqual([]);
  });
});
