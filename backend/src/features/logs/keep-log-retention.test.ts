import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { appendLogs } from "./append-logs.ts";
import { insertArchived } from "./archive-queries.ts";
import { exportLogsAsLines, exportLogsAsTable } from "./export-logs.ts";
import { forgetOldLogs } from "./keep-log-retention.ts";
import { DEFAULT_SETTINGS, storeOverride, storeSettings } from "./log-settings.ts";
import { withPartitions } from "./make-log-partitions.ts";
import { setLogOverride, setLogSettings } from "./set-log-settings.ts";
import { logRecord } from "./test-records.ts";

const DAY_MS = 86_400_000;
let test: TestPlatform;
let sequence = 0;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

/** Archived as if it had come so many days ago. */
async function store(ctx: TenantContext, days: number, record: Parameters<typeof logRecord>[0]): Promise<void> {
  const ms = Date.now() - days * DAY_MS;
  sequence += 1;
  const archived = { ...logRecord(record), id: `${ms}-${sequence}` };
  await withPartitions(test.platform, { fromMs: ms, toMs: ms }, () =>
    tenantTransaction(ctx, (transaction) => insertArchived(transaction, ctx.tenantId, [archived])),
  );
}
async function messages(ctx: TenantContext): Promise<string[]> {
  const records = await ctx.platform.logs.scan(ctx, { order: "asc", limit: 100 });
  return records.map(({ message }) => message);
}

describe("[G6] what is not kept any longer", () => {
  it("goes by the days of its log, and stays in logs and tenants that keep it", async () => {
    const [short, long] = [await test.createTenant(), await test.createTenant()];
    await tenantTransaction(short, async (tx) => {
      await storeSettings(tx, short, { ...DEFAULT_SETTINGS, retentionDays: 2 });
      await storeOverride(tx, short, { log: "kept", retentionDays: 90, retentionBytes: null, redact: true });
    });
    for (const ctx of [short, long]) {
      for (const log of ["app", "kept"]) {
        await store(ctx, 5, { log, message: `${log} old` });
        await store(ctx, 1, { log, message: `${log} new` });
      }
    }
    await forgetOldLogs(test.platform);
    expect(await messages(short)).toEqual(["kept old", "app new", "kept new"]);
    expect(await messages(long)).toEqual(["app old", "kept old", "app new", "kept new"]);
  });

  it("goes with its day's partition where nobody keeps the day", async () => {
    const ctx = await test.createTenant();
    await store(ctx, 200, { message: "ancient" });
    const partition = () =>
      sql`select 1 from pg_class where relname = 'log_records_' ||
        to_char((now() - interval '200 days') at time zone 'UTC', 'YYYYMMDD')`.execute(test.database.owner);
    expect((await partition()).rows).toHaveLength(1);
    await forgetOldLogs(test.platform);
    expect((await partition()).rows).toHaveLength(0);
    expect(await messages(ctx)).toEqual([]);
    expect((await ctx.platform.logs.stats(ctx)).logs).toEqual([]);
  });

  it("goes by bytes, the oldest hours first", async () => {
    const ctx = await test.createTenant();
    await tenantTransaction(ctx, (tx) => storeSettings(tx, ctx, { ...DEFAULT_SETTINGS, retentionBytes: 25_000 }));
    for (const days of [4, 3, 2, 1]) await store(ctx, days, { message: `${days} ${"x".repeat(10_000)}` });
    await forgetOldLogs(test.platform);
    expect((await messages(ctx)).map((message) => message.slice(0, 1))).toEqual(["2", "1"]);
  });
});

describe("[G10] who may change what is masked", () => {
  it("is an owner alone, and the audit log has it", async () => {
    const ctx = await test.createTenant();
    const off = { log: "raw", retentionDays: null, retentionBytes: null, redact: false };
    const as = (role: "owner" | "admin") =>
      actAs(test.platform, ctx.tenantId, {
        kind: "member",
        personId: "00000000-0000-7000-8000-000000000001",
        name: "P",
        role,
      });
    await expect(setLogOverride(ctx, off)).rejects.toThrow("owner_only");
    await expect(setLogOverride(as("admin"), off)).rejects.toThrow("owner_only");
    await setLogOverride(as("owner"), off);
    await appendLogs(ctx, { records: [logRecord({ log: "raw", message: "a@b.example" })], batchKey: null });
    expect(await messages(ctx)).toEqual(["a@b.example"]);
    const { rows } = await sql<{ entry: string }>`select entry from audit_entries
      where entry like '%masking_switched%' and entry like ${`%${ctx.tenantId}%`}`.execute(test.database.owner);
    expect(rows).toHaveLength(1);
    await expect(setLogOverride(as("admin"), { ...off, redact: true })).rejects.toThrow("owner_only");
  });

  it("refuses a pattern that cannot be read, and names it", async () => {
    const ctx = await test.createTenant();
    const patterns = [
      { name: "good", pattern: "a" },
      { name: "bad", pattern: "(" },
    ];
    await expect(setLogSettings(ctx, { ...DEFAULT_SETTINGS, patterns })).rejects.toMatchObject({
      code: "pattern_invalid",
      issues: [{ path: "patterns.1.pattern" }],
    });
  });
});

describe("[G6] an export", () => {
  const collect = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes)).toString();

  it("[security 37] holds every record of the query, and nothing that a spreadsheet would run", async () => {
    const ctx = await test.createTenant();
    const texts = ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", 'with "quotes", and\r\nlines', "plain"];
    await appendLogs(ctx, { records: texts.map((message) => logRecord({ message, source: "=cmd" })), batchKey: null });
    await appendLogs(ctx, { records: [logRecord({ log: "other" })], batchKey: null });
    const lines = (await collect(await exportLogsAsLines(ctx, { q: "log:app" }))).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(texts);
    const table = await collect(await exportLogsAsTable(ctx, { q: "log:app" }));
    expect(table.startsWith("id,time,level,log,message,fields")).toBe(true);
    expect(table).toContain(`"'=1+1"`);
    expect(table).toContain(`"with ""quotes"", and\r\nlines"`);
    for (const cell of table.split(/[,\n]/)) expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@\t]/);
    await expect(exportLogsAsLines(ctx, { q: "level>=(" })).rejects.toThrow("log_query_invalid");
  });

  it("is whole beyond a page", async () => {
    const ctx = await test.createTenant();
    const records = Array.from({ length: 1_100 }, (_, index) => logRecord({ message: `row ${index}` }));
    await appendLogs(ctx, { records, batchKey: null });
    expect((await collect(await exportLogsAsLines(ctx, { q: "" }))).trimEnd().split("\n")).toHaveLength(1_100);
  });
});
