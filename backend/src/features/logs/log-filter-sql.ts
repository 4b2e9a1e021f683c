import { sql, type RawBuilder } from "kysely";
import { parseTypedNumber } from "./compare-numbers.ts";
import { LOG_LEVELS, type FieldTest, type LogAttribute, type LogFilter, type TextTest } from "./log-filter.ts";
import { logWordQuery } from "./log-word-index.ts";

type Condition = RawBuilder<boolean>;

const COLUMNS: Record<LogAttribute, string> = {
  log: "log",
  source: "source",
  conversationId: "conversation_id",
  visitorId: "visitor_id",
  traceId: "trace_id",
  spanId: "span_id",
};

const COMPARISONS = { "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` };

/**
 * The filter as a condition on rows of `log_records`; null counts as false. Whatever somebody typed is bound, never
 * part of the text. `matchesLogFilter` gives the same answer for every record.
 */
export function logFilterSql(filter: LogFilter): Condition {
  switch (filter.kind) {
    case "all":
      return joined(filter.parts, sql` and `, sql<boolean>`true`);
    case "any":
      return joined(filter.parts, sql` or `, sql<boolean>`false`);
    case "not":
      return sql<boolean>`(not coalesce(${logFilterSql(filter.part)}, false))`;
    case "words":
      return sql<boolean>`(words @@ ${logWordQuery(filter)}::text::tsquery)`;
    case "levels":
      return sql<boolean>`(level = any(${filter.levels.map((level) => LOG_LEVELS.indexOf(level))}::int[]))`;
    case "since":
      return sql<boolean>`(ms >= ${filter.ms}::bigint)`;
    case "until":
      return sql<boolean>`(ms < ${filter.ms}::bigint)`;
    case "attribute":
      return textCondition(sql.raw(COLUMNS[filter.attribute]), filter.test);
    case "field":
      return fieldCondition(filter.name, filter.test);
  }
}

function joined(parts: LogFilter[], separator: RawBuilder<unknown>, none: Condition): Condition {
  return parts.length === 0 ? none : sql<boolean>`(${sql.join(parts.map(logFilterSql), separator)})`;
}

function textCondition(column: RawBuilder<unknown>, test: TextTest): Condition {
  if (test.kind === "any") return sql<boolean>`(${column} is not null)`;
  if (test.kind === "equals") return sql<boolean>`(${column} = ${test.value}::text)`;
  return sql<boolean>`starts_with(${column}, ${test.value}::text)`;
}

function fieldCondition(name: string, test: FieldTest): Condition {
  const value = sql`(fields ->> ${name}::text)`;
  const type = sql`jsonb_typeof(fields -> ${name}::text)`;
  if (test.kind === "any") return sql<boolean>`(${type} is not null)`;
  if (test.kind === "startsWith")
    return sql<boolean>`(case ${type} when 'string' then starts_with(${value}, ${test.value}::text) end)`;
  if (test.kind === "compares")
    return sql<boolean>`(case ${type} when 'number'
      then ${value}::numeric ${COMPARISONS[test.comparison]} ${String(test.value)}::text::numeric end)`;
  const number = parseTypedNumber(test.value);
  return sql<boolean>`(case ${type}
    when 'number' then ${value}::numeric = ${number === null ? null : String(number)}::text::numeric
    when 'null' then ${test.value === "null"}::boolean
    else ${value} = ${test.value}::text end)`;
}
