import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { indexShop } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { askForCalibrations } from "./calibrate-after-sync.ts";
import { calibrateAnswers } from "./calibrate-answers.ts";

const PAGES = Array.from({ length: 100 }, (_, index) => ({
  title: `Page ${index}`,
  body: `Text about matter ${index}.`,
}));

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());
beforeEach(async () => {
  ctx = await test.createTenant();
});

async function sync(kind: string, counts: { indexed?: number; removed?: number; state?: string }): Promise<void> {
  const { owner } = test.database;
  const sourceId = newId();
  await sql`insert into sources (tenant_id, id, kind, name) values (${ctx.tenantId}, ${sourceId}, ${kind}, 'S')`.execute(
    owner,
  );
  await sql`insert into syncs (tenant_id, id, source_id, state, job_id, indexed, removed, finished_at)
    values (${ctx.tenantId}, ${newId()}, ${sourceId}, ${counts.state ?? "done"}, ${newId()}, ${counts.indexed ?? 0},
      ${counts.removed ?? 0}, now() + interval '1 millisecond')`.execute(owner);
}

async function asked(): Promise<number> {
  await askForCalibrations(test.platform);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from job_outbox
    where tenant_id = ${ctx.tenantId} and name = 'calibrate_answers'`.execute(test.database.owner);
  return rows[0]?.n ?? -1;
}

describe("[E1] calibration by itself", () => {
  it("is asked for once when a website was read, and is quiet until pages change again", async () => {
    await sync("website", { indexed: 8 });
    expect(await asked()).toBe(1);
    expect(await asked()).toBe(1);
    await calibrateAnswers(ctx);
    await sync("website", { indexed: 3 });
    expect(await asked()).toBe(1);
    await sync("website", { removed: 4 });
    expect(await asked()).toBe(2);
  });

  it("is not asked for where little changed, a catalogue was read, a sync failed, or one still runs", async () => {
    await sync("website", { indexed: 4 });
    await sync("catalogue", { indexed: 5_000 });
    await sync("website", { indexed: 50, state: "failed" });
    expect(await asked()).toBe(0);
    await sync("file", { indexed: 50 });
    await sync("website", { state: "running" });
    expect(await asked()).toBe(0);
  });

  it("waits for a tenth of the pages where there are many", async () => {
    await indexShop(ctx, PAGES);
    await sync("website", { indexed: 9 });
    expect(await asked()).toBe(0);
    await sync("website", { indexed: 1 });
    expect(await asked()).toBe(1);
  });
});
