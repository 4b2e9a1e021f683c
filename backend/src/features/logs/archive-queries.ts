import { sql, type RawBuilder } from "kysely";
import type { Transaction } from "#platform/database";
import { LOG_LEVELS } from "./log-filter.ts";
import { requirePosition, type LogPosition, type LogRecord } from "./log-record.ts";
import { logWordIndex } from "./log-word-index.ts";

/** One past every id that is ever given. */
const END: LogPosition = { ms: 8_640_000_000_000_000, sequence: 0 };
const START: LogPosition = { ms: 0, sequence: -1 };

export interface ArchiveRange {
  tenantId: string;
  /** Both ends are left out. */
  after: LogPosition | null;
  before: LogPosition | null;
  order: "asc" | "desc";
  limit: number;
  /** Over the columns of `log_records r`. */
  condition: RawBuilder<unknown> | null;
}

interface Row {
  ms: number;
  sequence: number;
  occurred_at: Date;
  level: number;
  log: string;
  message: string;
  fields: LogRecord["fields"];
  trace_id: string | null;
  span_id: string | null;
  conversation_id: string | null;
  visitor_id: string | null;
  source: string | null;
}

const COLUMNS = sql`r.ms, r.sequence, r.occurred_at, r.level, r.log, r.message, r.fields, r.trace_id, r.span_id,
  r.conversation_id, r.visitor_id, r.source`;

/** Records of a range in the order of their ids. */
export async function selectArchived(transaction: Transaction, range: ArchiveRange): Promise<LogRecord[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from log_records r
    where r.tenant_id = ${range.tenantId} and ${within(range)} ${range.condition ? sql`and (${range.condition})` : sql``}
    order by ${byId(range.order)} limit ${range.limit}`.execute(transaction);
  return rows.map(toRecord);
}

/** The ids of a range whose words match, by the text index; `query` is a tsquery's text. */
export async function selectIdsByWords(
  transaction: Transaction,
  range: Omit<ArchiveRange, "condition" | "tenantId">,
  query: string,
): Promise<LogPosition[]> {
  const { after, before } = { after: range.after ?? START, before: range.before ?? END };
  const { rows } = await sql<LogPosition>`select ms, sequence from search_log_words(${query}, ${after.ms}::bigint,
    ${after.sequence}::int, ${before.ms}::bigint, ${before.sequence}::int, ${range.order === "asc"}::boolean,
    ${range.limit}::int)`.execute(transaction);
  return rows;
}

/** Those of the given ids that the condition holds for, in order. */
export async function selectByIds(
  transaction: Transaction,
  range: Pick<ArchiveRange, "tenantId" | "order" | "limit" | "condition">,
  ids: LogPosition[],
): Promise<LogRecord[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from log_records r
    where r.tenant_id = ${range.tenantId} and r.ms = any (${ids.map(({ ms }) => ms)}::bigint[])
      and (r.ms, r.sequence) in (select * from unnest(${ids.map(({ ms }) => ms)}::bigint[],
        ${ids.map(({ sequence }) => sequence)}::int[])) ${range.condition ? sql`and (${range.condition})` : sql``}
    order by ${byId(range.order)} limit ${range.limit}`.execute(transaction);
  return rows.map(toRecord);
}

// The plain comparisons keep away partitions, which the comparison of pairs does not.
function within({ after, before }: ArchiveRange): RawBuilder<unknown> {
  const { ms: from, sequence: fromSequence } = after ?? START;
  const { ms: to, sequence: toSequence } = before ?? END;
  return sql`r.ms between ${from}::bigint and ${to}::bigint and (r.ms, r.sequence) > (${from}::bigint, ${fromSequence}::int)
    and (r.ms, r.sequence) < (${to}::bigint, ${toSequence}::int)`;
}

function byId(order: "asc" | "desc"): RawBuilder<unknown> {
  return order === "asc" ? sql`r.ms, r.sequence` : sql`r.ms desc, r.sequence desc`;
}

function toRecord(row: Row): LogRecord {
  return {
    id: `${row.ms}-${row.sequence}`,
    time: row.occurred_at.toISOString(),
    level: LOG_LEVELS[row.level] ?? "info",
    log: row.log,
    message: row.message,
    fields: row.fields,
    traceId: row.trace_id,
    spanId: row.span_id,
    conversationId: row.conversation_id,
    visitorId: row.visitor_id,
    source: row.source,
  };
}

/**
 * Puts records with their ids into the archive and counts them by the hour. Throws when a day has no partition yet; see
 * `makeLogPartitions`.
 */
export async function insertArchived(
  transaction: Transaction,
  tenantId: string,
  records: readonly LogRecord[],
): Promise<void> {
  const ids = records.map(({ id }) => requirePosition(id));
  const tenantWord = `'~${tenantId}'`;
  await sql`insert into log_records (tenant_id, ms, sequence, occurred_at, level, log, message, fields, trace_id,
      span_id, conversation_id, visitor_id, source, words)
    select ${tenantId}::uuid, t.ms, t.sequence, t.occurred_at::timestamptz, t.level, t.log, t.message, t.fields::jsonb,
      t.trace_id, t.span_id, t.conversation_id, t.visitor_id, t.source, t.words::tsvector
    from unnest(${ids.map(({ ms }) => ms)}::bigint[], ${ids.map(({ sequence }) => sequence)}::int[],
      ${records.map(({ time }) => time)}::text[], ${records.map(({ level }) => LOG_LEVELS.indexOf(level))}::int[],
      ${records.map(({ log }) => log)}::text[], ${records.map(({ message }) => message)}::text[],
      ${records.map(({ fields }) => JSON.stringify(fields))}::text[], ${records.map(({ traceId }) => traceId)}::text[],
      ${records.map(({ spanId }) => spanId)}::text[], ${records.map((record) => record.conversationId)}::text[],
      ${records.map(({ visitorId }) => visitorId)}::text[], ${records.map(({ source }) => source)}::text[],
      ${records.map((record) => `${tenantWord} ${logWordIndex(record)}`)}::text[])
    as t (ms, sequence, occurred_at, level, log, message, fields, trace_id, span_id, conversation_id, visitor_id,
      source, words)`.execute(transaction);
  await countByHour(transaction, tenantId, records);
}

const HOUR_MS = 3_600_000;

interface HourCount {
  log: string;
  level: number;
  hourMs: number;
  records: number;
  bytes: number;
}

/** In one order for everybody, so that two writers wait for each other and never in a circle. */
async function countByHour(transaction: Transaction, tenantId: string, records: readonly LogRecord[]): Promise<void> {
  const hours = sumHours(records);
  await sql`insert into log_hours (tenant_id, log, level, hour_ms, records, bytes)
    select ${tenantId}::uuid, t.* from unnest(${hours.map(({ log }) => log)}::text[],
      ${hours.map(({ level }) => level)}::int[], ${hours.map(({ hourMs }) => hourMs)}::bigint[],
      ${hours.map((hour) => hour.records)}::bigint[], ${hours.map(({ bytes }) => bytes)}::bigint[]) as t
    on conflict (tenant_id, log, level, hour_ms) do update
      set records = log_hours.records + excluded.records, bytes = log_hours.bytes + excluded.bytes`.execute(
    transaction,
  );
}

function sumHours(records: readonly LogRecord[]): HourCount[] {
  const hours = new Map<string, HourCount>();
  for (const record of records) {
    const { ms } = requirePosition(record.id);
    const level = LOG_LEVELS.indexOf(record.level);
    const hourMs = ms - (ms % HOUR_MS);
    const key = `${record.log}\n${level}\n${hourMs}`;
    const sum = hours.get(key) ?? { log: record.log, level, hourMs, records: 0, bytes: 0 };
    hours.set(key, { ...sum, records: sum.records + 1, bytes: sum.bytes + countBytes(record) });
  }
  return [...hours.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function countBytes({ message, fields }: LogRecord): number {
  return Buffer.byteLength(message) + Buffer.byteLength(JSON.stringify(fields));
}
