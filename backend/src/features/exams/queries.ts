import { sql } from "kysely";
import type { TriedAnswer } from "#features/chat";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Verdict } from "./judge-answers.ts";

export interface QuestionRow {
  id: string;
  question: string;
  expected: string | null;
  origin: "own" | "generated";
}

export async function selectQuestions(tx: Transaction, ctx: TenantContext, agentId: string): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`select id, question, expected, origin from exam_questions
    where tenant_id = ${ctx.tenantId} and agent_id = ${agentId} order by origin desc, created_at, id limit 500`.execute(
    tx,
  );
  return rows;
}

export interface NewQuestion extends QuestionRow {
  agentId: string;
}

/** What is asked already stays as it is. Returns how many were new. */
export async function insertQuestions(tx: Transaction, ctx: TenantContext, rows: NewQuestion[]): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const { numAffectedRows } =
      await sql`insert into exam_questions (tenant_id, id, agent_id, question, expected, origin)
      values (${ctx.tenantId}, ${row.id}, ${row.agentId}, ${row.question}, ${row.expected}, ${row.origin})
      on conflict (tenant_id, agent_id, question) do nothing`.execute(tx);
    added += Number(numAffectedRows ?? 0n);
  }
  return added;
}

export async function deleteQuestion(
  tx: Transaction,
  ctx: TenantContext,
  of: { agentId: string; questionId: string },
): Promise<boolean> {
  const { rows } = await sql`delete from exam_questions
    where tenant_id = ${ctx.tenantId} and agent_id = ${of.agentId} and id = ${of.questionId} returning id`.execute(tx);
  return rows.length > 0;
}

export interface RunRow {
  id: string;
  agent_id: string;
  revision: number;
  published_version: number | null;
  state: "queued" | "running" | "done" | "failed";
  total: number;
  done: number;
  regressions: number;
  created_at: Date;
  finished_at: Date | null;
}

export async function selectLatestRun(tx: Transaction, ctx: TenantContext, agentId: string) {
  const { rows } = await sql<RunRow>`select * from exam_runs
    where tenant_id = ${ctx.tenantId} and agent_id = ${agentId} order by created_at desc, id desc limit 1`.execute(tx);
  return rows[0];
}

export async function selectRun(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<RunRow>`select * from exam_runs
    where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export type NewRun = Pick<RunRow, "id" | "revision" | "total"> & { agentId: string; publishedVersion: number | null };

export async function insertRun(tx: Transaction, ctx: TenantContext, run: NewRun): Promise<void> {
  await sql`insert into exam_runs (tenant_id, id, agent_id, revision, published_version, state, total)
    values (${ctx.tenantId}, ${run.id}, ${run.agentId}, ${run.revision}, ${run.publishedVersion}, 'queued',
      ${run.total})`.execute(tx);
}

export async function updateRunState(
  tx: Transaction,
  ctx: TenantContext,
  { id, state }: { id: string; state: RunRow["state"] },
): Promise<void> {
  await sql`update exam_runs set state = ${state},
      finished_at = case when ${state} in ('done', 'failed') then now() end
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
}

export interface ResultRow {
  position: number;
  question: string;
  expected: string | null;
  published: TriedAnswer | null;
  draft: TriedAnswer;
  verdict: Verdict;
}

/** The result and its count together, so that a run that begins again goes on where it was. */
export async function insertResult(
  tx: Transaction,
  ctx: TenantContext,
  { runId, ...row }: ResultRow & { runId: string },
): Promise<void> {
  await sql`insert into exam_results (tenant_id, run_id, position, question, expected, published, draft, verdict)
    values (${ctx.tenantId}, ${runId}, ${row.position}, ${row.question}, ${row.expected},
      ${row.published === null ? null : jsonb(row.published)}, ${jsonb(row.draft)}, ${row.verdict})`.execute(tx);
  await sql`update exam_runs set done = done + 1,
      regressions = regressions + case when ${row.verdict} in ('regressed', 'failed') then 1 else 0 end
    where tenant_id = ${ctx.tenantId} and id = ${runId}`.execute(tx);
}

export async function selectResults(tx: Transaction, ctx: TenantContext, runId: string): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`select position, question, expected, published, draft, verdict
    from exam_results where tenant_id = ${ctx.tenantId} and run_id = ${runId} order by position`.execute(tx);
  return rows;
}

/** Titles of products, a sample that is the same every time. */
export async function selectProductTitles(tx: Transaction, ctx: TenantContext, limit: number): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`select title from documents
    where tenant_id = ${ctx.tenantId} and kind = 'product' order by md5(number::text), number limit ${limit}`.execute(
    tx,
  );
  return rows.map(({ title }) => title);
}

export async function selectShopLanguage(tx: Transaction, ctx: TenantContext): Promise<string> {
  const { rows } = await sql<{ language: string }>`select default_language as language from storefronts
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.language ?? "en";
}
