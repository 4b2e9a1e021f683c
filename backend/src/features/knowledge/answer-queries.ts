import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface AnswerRow {
  id: string;
  question: string;
  alternatives: string[];
  answer: string;
  url: string | null;
  language: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type AnswerFields = Omit<AnswerRow, "id" | "createdAt" | "updatedAt">;

const columns = sql`id, question, alternatives, answer, url, language, created_at as "createdAt", updated_at as "updatedAt"`;

/** Inserts the answer, or replaces the one of this id. */
export async function writeAnswer(
  ctx: TenantContext,
  transaction: Transaction,
  of: { id: string; fields: AnswerFields },
): Promise<AnswerRow> {
  const { question, alternatives, answer, url, language } = of.fields;
  const { rows } = await sql<AnswerRow>`
    insert into typed_answers (tenant_id, id, question, alternatives, answer, url, language)
    values (${ctx.tenantId}, ${of.id}, ${question}, ${alternatives}::text[], ${answer}, ${url}, ${language})
    on conflict (tenant_id, id) do update set question = excluded.question, alternatives = excluded.alternatives,
      answer = excluded.answer, url = excluded.url, language = excluded.language, updated_at = now()
    returning ${columns}`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error("The insert of an answer returned no row.");
  return row;
}

export async function readAnswer(
  ctx: TenantContext,
  transaction: Transaction,
  id: string,
): Promise<AnswerRow | undefined> {
  const { rows } = await sql<AnswerRow>`select ${columns} from typed_answers
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(transaction);
  return rows[0];
}

export async function readAnswers(
  ctx: TenantContext,
  transaction: Transaction,
  page: { after: string | null; limit: number },
): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`select ${columns} from typed_answers
    where tenant_id = ${ctx.tenantId} and (${page.after}::uuid is null or id > ${page.after}::uuid)
    order by id limit ${page.limit}`.execute(transaction);
  return rows;
}

/** False when there is none. */
export async function deleteAnswerRow(ctx: TenantContext, transaction: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`delete from typed_answers
    where tenant_id = ${ctx.tenantId} and id = ${id} returning 1`.execute(transaction);
  return rows.length > 0;
}

/** The tenant's source of typed answers, made with the first of them. */
export async function findAnswerSource(ctx: TenantContext, transaction: Transaction, newId: string): Promise<string> {
  await sql`insert into sources (tenant_id, id, kind, name)
    values (${ctx.tenantId}, ${newId}, 'qa', 'Questions and answers')
    on conflict (tenant_id) where kind = 'qa' and not removing do nothing`.execute(transaction);
  const { rows } = await sql<{ id: string }>`select id from sources
    where tenant_id = ${ctx.tenantId} and kind = 'qa' and not removing`.execute(transaction);
  if (!rows[0]) throw new Error("There is no source of typed answers.");
  return rows[0].id;
}

/** All of the tenant's. */
export async function deleteAnswers(ctx: TenantContext, transaction: Transaction): Promise<void> {
  await sql`delete from typed_answers where tenant_id = ${ctx.tenantId}`.execute(transaction);
}
