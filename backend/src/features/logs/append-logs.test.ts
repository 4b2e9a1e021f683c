import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { appendLogs } from "./append-logs.ts";
import { parseLogQuery } from "./parse-log-query.ts";
import { DEFAULT_SETTINGS, storeOverride, storeSettings, type LogSettings } from "./log-settings.ts";
import { INTAKE_LOG } from "./sample-over-quota.ts";
import { logRecord } from "./test-records.ts";

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

async function tenantWith(settings: Partial<LogSettings>): Promise<TenantContext> {
  const ctx = await test.createTenant();
  await tenantTransaction(ctx, (tx) => storeSettings(tx, ctx, { ...DEFAULT_SETTINGS, ...settings }));
  return ctx;
}

const read = (ctx: TenantContext, query = "") =>
  ctx.platform.logs.scan(ctx, { order: "asc", limit: 1_000, filter: parseLogQuery(query) });

describe("[G10] what reaches the store", () => {
  it("is masked, by the tenant's own patterns as well", async () => {
    const ctx = await tenantWith({ patterns: [{ name: "customer", pattern: String.raw`KD-\d{6}` }] });
    await appendLogs(ctx, { records: [logRecord({ message: "KD-123456 is ann@example.com" })], batchKey: null });
    expect((await read(ctx)).map(({ message }) => message)).toEqual(["[redacted] is [email]"]);
  });

  it("is left as it is in a log whose masking is off, and in no other", async () => {
    const ctx = await test.createTenant();
    const open = { log: "open", retentionDays: null, retentionBytes: null, redact: false };
    await tenantTransaction(ctx, (tx) => storeOverride(tx, ctx, open));
    const records = ["open", "closed"].map((log) => logRecord({ log, message: "ann@example.com" }));
    await appendLogs(ctx, { records, batchKey: null });
    expect((await read(ctx)).map(({ message }) => message)).toEqual(["ann@example.com", "[email]"]);
  });
});

describe("[G10] a day's quota that is used up", () => {
  it("keeps errors, leaves the rest out, and says how many in a record", async () => {
    const ctx = await tenantWith({ dailyRecords: 10, samplePercent: 0 });
    const batch = (level: "info" | "error", count: number) =>
      appendLogs(ctx, { records: Array.from({ length: count }, () => logRecord({ level })), batchKey: null });
    expect((await batch("info", 10)).dropped).toBe(0);
    const over = await batch("info", 7);
    expect(over).toMatchObject({ dropped: 7, ids: [] });
    expect(over.idsByPlace).toEqual([null, null, null, null, null, null, null]);
    const errors = await batch("error", 3);
    expect(errors.dropped).toBe(0);
    expect(errors.ids).toHaveLength(3);
    const stored = await read(ctx);
    expect(stored.filter(({ level }) => level === "error")).toHaveLength(3);
    const told = stored.filter(({ log }) => log === INTAKE_LOG);
    expect(told.map(({ fields }) => fields.dropped)).toEqual([7]);
  });

  it("keeps of the rest about the share that the tenant chose", async () => {
    const ctx = await tenantWith({ dailyRecords: 1, samplePercent: 50 });
    const records = Array.from({ length: 1_000 }, () => logRecord());
    const { dropped } = await appendLogs(ctx, { records, batchKey: null });
    expect(dropped).toBeGreaterThan(400);
    expect(dropped).toBeLessThan(600);
    const kept = (await read(ctx)).filter(({ log }) => log !== INTAKE_LOG);
    expect(kept).toHaveLength(1_000 - dropped);
  });
});
