import { parseArgs } from "node:util";
import { sql } from "kysely";
import { countLogs, listLogFacets, searchLogs } from "#features/logs";
import { onServer } from "#test/test-database";
import { openTestPlatform } from "#test/test-platform";
import { makeRecords } from "./logs/make-records.ts";
import { summarise } from "./search/times.ts";

/**
 * How long searches, counts by time and facets take over a tenant's records, most of them archived and the newest hot:
 * the whole operation. Embedded, or on the server that `TEST_DATABASE_URL` and `TEST_REDIS_URL` name.
 *
 *   npm run bench -- logs-query [--records 1000000] [--hot 10000] [--rounds 5]
 */
const { values } = parseArgs({
  options: {
    records: { type: "string", default: "1000000" },
    hot: { type: "string", default: "10000" },
    rounds: { type: "string", default: "5" },
  },
});
const [records, hot, rounds] = [Number(values.records), Number(values.hot), Number(values.rounds)];
const GOAL_MS = 500;
const BATCH = 1000;

const QUERIES = [
  "",
  "since:1h",
  "level>=error",
  "level>=warn log:checkout",
  "refund",
  '"refund failed" log:billing',
  "customer",
  "placed level:info",
  "refun* OR returned",
  "conv:c_1234",
  "trace:000000000000000000000000000003e8",
  "visitor:v_77 -log:chat",
  "field.amount>490",
  "field.path:/p/77",
  "field.path:/p/none",
  'level>=warn "customer 123" field.http.status>=500',
] as const;

const test = await openTestPlatform();
const ctx = await test.createTenant("Bench");
const began = performance.now();
await append(0, records - hot);
await ctx.platform.logs.settle(ctx);
await append(records - hot, records);
await sql.raw("vacuum analyze").execute(test.database.owner);
const seconds = (performance.now() - began) / 1000;
const size = await sql<{ bytes: number }>`select sum(pg_total_relation_size(inhrelid))::float8 as bytes
  from pg_inherits where inhparent = 'log_records'::regclass`.execute(test.database.owner);
const bytes = Math.round((size.rows[0]?.bytes ?? 0) / records);
print(`logs-query, ${onServer ? "server" : "embedded"}: ${records} records, ${onServer ? hot : 0} of them hot alone`);
print(`  taken in and archived in ${seconds.toFixed(0)} s; ${bytes} bytes a record in the archive with its indexes`);

const OPERATIONS = {
  "searchLogs (100 newest)": (q: string) => searchLogs(ctx, { q, order: "desc", limit: 100 }),
  "countLogs (60 buckets)": (q: string) => countLogs(ctx, { q, buckets: 60 }),
  listLogFacets: (q: string) => listLogFacets(ctx, { q, limit: 20 }),
};
for (const [name, run] of Object.entries(OPERATIONS)) {
  const all: number[] = [];
  const slowest: string[] = [];
  for (const q of QUERIES) {
    const times = await timesOf(() => run(q));
    all.push(...times);
    slowest.push(`${Math.round(summarise(times).p95)} ms  ${q === "" ? "(everything)" : q}`);
  }
  const { p50, p95 } = summarise(all);
  print(
    `  ${name}: p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms (goal ${GOAL_MS}: ${p95 <= GOAL_MS ? "met" : "missed"})`,
  );
  print(
    slowest
      .toSorted((one, other) => Number.parseInt(other, 10) - Number.parseInt(one, 10))
      .slice(0, 4)
      .map((line) => `      ${line}`)
      .join("\n"),
  );
}
await test.close();
process.exit();

async function append(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += BATCH) {
    await ctx.platform.logs.append(ctx, { records: makeRecords(at, Math.min(BATCH, to - at)), batchKey: null });
  }
}

async function timesOf(run: () => Promise<unknown>): Promise<number[]> {
  await run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
