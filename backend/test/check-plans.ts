import { CompiledQuery, sql } from "kysely";
import { z } from "zod";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { CapturedStatement } from "./capture-statements.ts";

/** A statement that looks at rows which an index should have kept from it. */
export interface PlanProblem {
  statement: string;
  table: string;
  problem: string;
}

export interface PlanReport {
  /** Different statements that were explained. */
  checked: number;
  /** Scans of tenant tables within them. */
  scans: number;
  problems: PlanProblem[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  "Rows Removed by Filter"?: number | undefined;
  "Actual Loops"?: number | undefined;
  Plans?: PlanNode[] | undefined;
}

const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Rows Removed by Filter": z.number().optional(),
    "Actual Loops": z.number().optional(),
    Plans: z.array(planNode).optional(),
  }),
);
const explained = z.tuple([z.object({ Plan: planNode })]);

/** To read a hundred rows of a table this small, scanning it costs less than an index. */
const smallTableRows = 4_000;
/** So many rows may be looked at in vain. */
const mostRemoved = 1_000;

/**
 * Explains statements as the application role, within the tenant: no scan of a large table, and no index that finds a
 * thousand rows for a filter to throw away. Statements that only read are run as well. Nothing is kept.
 */
export async function checkPlans(ctx: TenantContext, statements: CapturedStatement[]): Promise<PlanReport> {
  const report: PlanReport = { checked: 0, scans: 0, problems: [] };
  const different = new Map(statements.filter(isExplainable).map((statement) => [statement.text, statement]));
  const sizes = await tenantTransaction(ctx, readTableSizes);
  for (const statement of different.values()) {
    report.checked += 1;
    for (const node of await explain(ctx, statement)) checkNode(report, { node, statement, sizes });
  }
  return report;
}

function isExplainable({ text }: CapturedStatement): boolean {
  return /^\s*(?:select|insert|update|delete|with)\b/i.test(text) && !/set_config|advisory/.test(text);
}

/** Tenant tables by name, with about how many rows all tenants have in them. */
async function readTableSizes(transaction: Transaction): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select relname as name, greatest(reltuples, 0)::float8 as rows from pg_class
    where relkind = 'r' and relrowsecurity`.execute(transaction);
  return new Map(rows.map((row) => [row.name, row.rows]));
}

async function explain(ctx: TenantContext, { text, parameters }: CapturedStatement): Promise<PlanNode[]> {
  const analyse = /^\s*select\b/i.test(text) ? "analyze, " : "";
  return tenantTransaction(ctx, async (transaction) => {
    const query = CompiledQuery.raw(`explain (${analyse}format json) ${text}`, [...parameters]);
    const { rows } = await transaction.executeQuery<Record<string, unknown>>(query);
    const [row] = rows;
    return flatten(explained.parse(row?.["QUERY PLAN"])[0].Plan);
  });
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

function checkNode(
  report: PlanReport,
  { node, statement, sizes }: { node: PlanNode; statement: CapturedStatement; sizes: Map<string, number> },
): void {
  const table = node["Relation Name"];
  const size = sizes.get(table ?? "");
  if (table === undefined || size === undefined) return;
  report.scans += 1;
  if (size <= smallTableRows) return;
  const removed = (node["Rows Removed by Filter"] ?? 0) * (node["Actual Loops"] ?? 1);
  const add = (problem: string) => report.problems.push({ statement: statement.text, table, problem });
  if (node["Node Type"] === "Seq Scan") add(`scans all of its ${size} rows`);
  if (removed > mostRemoved) add(`throws ${removed} rows away after finding them`);
}
