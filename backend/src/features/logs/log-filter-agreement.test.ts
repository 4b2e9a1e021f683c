import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { logFilterSql } from "./log-filter-sql.ts";
import { logFilterWords } from "./log-filter-words.ts";
import { LOG_LEVELS } from "./log-filter.ts";
import type { LogRecord } from "./log-record.ts";
import { logWordIndex } from "./log-word-index.ts";
import { matchesLogFilter } from "./matches-log-filter.ts";
import { parseLogQuery } from "./parse-log-query.ts";

const FIRST_MS = Date.now();
const QUERIES = 400;

const VALUES = ["checkout", "shop.eu", "shop", "c_1", "E42", "42", "4e1", "-7.5", "null", "true", "ä ö", "a'b\\c", ""];
const WORDS = [
  "Refund",
  "refused",
  "order",
  "ÄRGER",
  "straße",
  "日本",
  "42",
  "1e5",
  "user@shop.example",
  "x-y",
  "don't",
  "｡",
  ":&|!",
];
const FIELDS = ["amount", "http.status", "odd name", "a'b"];

const text = fc.constantFrom(...VALUES);
const maybe = fc.option(text, { nil: null });
const message = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((words) => words.join(" "));
const number = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(42, 40, -7.5, 0.1, 1e21),
);
const value = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const record = fc.record({
  level: fc.constantFrom(...LOG_LEVELS),
  log: text.filter((name) => name !== ""),
  message,
  fields: fc.dictionary(fc.constantFrom(...FIELDS), value),
  traceId: maybe,
  spanId: maybe,
  conversationId: maybe,
  visitorId: maybe,
  source: maybe,
});

const quoted = (given: string) => JSON.stringify(given);
const written = fc.oneof(
  fc.constantFrom(...VALUES.filter((given) => /^[\w.-]+$/.test(given))),
  text.map(quoted),
  fc.constantFrom("*", "s*", "shop*", "4*", "nul*"),
);
const name = fc.constantFrom("log", "source", "conv", "visitor", "trace", "span", "field.amount", "field.http.status");
const term = fc.oneof(
  fc
    .tuple(name, fc.constantFrom(":", "=", "!="), fc.array(written, { minLength: 1, maxLength: 3 }))
    .map(([of, operator, values]) => `${of}${operator}${values.join(",")}`),
  fc.tuple(fc.constantFrom("<", "<=", ">", ">="), number).map(([operator, bound]) => `field.amount${operator}${bound}`),
  fc
    .tuple(fc.constantFrom(":", "<", "<=", ">", ">=", "!="), fc.constantFrom(...LOG_LEVELS))
    .map(([op, level]) => `level${op}${level}`),
  fc
    .tuple(fc.constantFrom("since", "until"), fc.integer({ min: 0, max: 400 }))
    .map(([of, ms]) => `${of}:${new Date(FIRST_MS + ms).toISOString()}`),
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
    .map((words) => quoted(`${words.join(" ")} a`.slice(0, -2))),
  fc.constantFrom("refu*", "ref*", "日*", "refund", "straße", "4*"),
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small" },
    term,
    fc.tuple(tie("query"), fc.constantFrom(" ", " AND ", " OR "), tie("query")).map((parts) => parts.join("")),
    tie("query").map((inner) => `-(${inner})`),
    tie("query").map((inner) => `NOT (${inner})`),
  ),
}));

let test: TestPlatform;
let ctx: TenantContext;
let records: LogRecord[];

beforeAll(async () => {
  test = await openTestPlatform();
  ctx = await test.createTenant();
  records = fc.sample(record, { numRuns: 400, seed: 20261121 }).map((given, index) => ({
    ...given,
    id: `${FIRST_MS + index}-0`,
    time: new Date(FIRST_MS + index).toISOString(),
  }));
  await archive(ctx, records);
});
afterAll(() => test.close());

async function archive(owner: TenantContext, kept: readonly LogRecord[]): Promise<void> {
  const column = (of: (given: LogRecord) => string | null) => sql`${kept.map(of)}::text[]`;
  await tenantTransaction(owner, (transaction) =>
    sql`insert into log_records (tenant_id, ms, sequence, occurred_at, level, log, message, fields, trace_id, span_id,
        conversation_id, visitor_id, source, words)
      select ${owner.tenantId}::uuid, ms::bigint, 0, now(), level::smallint, log, message, fields::jsonb, trace_id,
        span_id, conversation_id, visitor_id, source, (quote_literal('~' || ${owner.tenantId}::text) || ' ' || words)::tsvector
      from unnest(${column(({ id }) => id.split("-")[0] ?? "")}, ${column(({ level }) => String(LOG_LEVELS.indexOf(level)))},
        ${column(({ log }) => log)}, ${column((given) => given.message)}, ${column(({ fields }) => JSON.stringify(fields))},
        ${column(({ traceId }) => traceId)}, ${column(({ spanId }) => spanId)},
        ${column(({ conversationId }) => conversationId)}, ${column(({ visitorId }) => visitorId)},
        ${column(({ source }) => source)}, ${column(logWordIndex)})
        as t (ms, level, log, message, fields, trace_id, span_id, conversation_id, visitor_id, source, words)`.execute(
      transaction,
    ),
  );
}

describe("[G8] the two readings of a query", () => {
  it("agree for every record: one record at a time, and rows of the archive", async () => {
    const queries = fc
      .sample(query, { numRuns: QUERIES * 2, seed: 5 })
      .filter((given) => {
        try {
          return parseLogQuery(given) !== null;
        } catch {
          return false;
        }
      })
      .slice(0, QUERIES);
    expect(queries.length).toBe(QUERIES);
    let found = 0;
    for (const given of queries) {
      const filter = parseLogQuery(given);
      const expected = records.filter((kept) => matchesLogFilter(filter, kept)).map(({ id }) => id);
      found += expected.length;
      expect(await idsInArchive(ctx, filter), given).toEqual(expected);
    }
    expect(found).toBeGreaterThan(QUERIES * 10);
  });

  it("never miss a candidate by the words that must be there", async () => {
    for (const given of [
      "refund",
      '"refund order"',
      "refund OR refu*",
      "order -refund",
      "(order 42) OR (refund log:shop)",
      "日本",
      "field.amount:42",
      "field.amount:4e1",
      "field.amount:c_1",
      'field.amount:"a\'b\\\\c"',
      "field.http.status:true OR field.http.status:null refund",
    ]) {
      const filter = parseLogQuery(given);
      const words = logFilterWords(filter);
      const candidates = await tenantTransaction(ctx, (transaction) =>
        sql<{ ms: number }>`select ms from search_log_words(${words}, 0, 0, ${FIRST_MS + 1000}, 0, true, 1000)`.execute(
          transaction,
        ),
      );
      const ids = new Set(candidates.rows.map(({ ms }) => `${ms}-0`));
      const missed = records.filter((kept) => matchesLogFilter(filter, kept) && !ids.has(kept.id));
      expect(missed, given).toEqual([]);
      expect(ids.size, given).toBeGreaterThan(0);
    }
    expect(logFilterWords(parseLogQuery("refund OR log:x"))).toBeNull();
  });
});

async function idsInArchive(owner: TenantContext, filter: Parameters<typeof logFilterSql>[0]): Promise<string[]> {
  const { rows } = await tenantTransaction(owner, (transaction) =>
    sql<{ ms: number }>`select r.ms from log_records r where ${logFilterSql(filter)} order by r.ms`.execute(
      transaction,
    ),
  );
  return rows.map(({ ms }) => `${ms}-0`);
}
