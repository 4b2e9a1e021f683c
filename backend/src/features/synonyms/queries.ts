import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface SynonymRow {
  id: string;
  language: string | null;
  words: string[];
  origin: "typed" | "learned";
  changed_at: Date;
}

export async function selectSynonyms(
  tx: Transaction,
  ctx: TenantContext,
  state: "used" | "refused",
): Promise<SynonymRow[]> {
  const { rows } = await sql<SynonymRow>`select id, language, words, origin, changed_at from synonyms
    where tenant_id = ${ctx.tenantId} and state = ${state} order by id`.execute(tx);
  return rows;
}

export async function countSynonyms(tx: Transaction, ctx: TenantContext): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from synonyms
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertSynonym(
  tx: Transaction,
  ctx: TenantContext,
  row: Omit<SynonymRow, "changed_at"> & { state: "used" | "refused" },
): Promise<SynonymRow | undefined> {
  const { rows } = await sql<SynonymRow>`insert into synonyms (tenant_id, id, language, words, state, origin)
    values (${ctx.tenantId}, ${row.id}, ${row.language}, ${row.words}::text[], ${row.state}, ${row.origin})
    returning id, language, words, origin, changed_at`.execute(tx);
  return rows[0];
}

export async function updateSynonymRow(
  tx: Transaction,
  ctx: TenantContext,
  row: Pick<SynonymRow, "id" | "language" | "words">,
): Promise<SynonymRow | undefined> {
  const { rows } = await sql<SynonymRow>`update synonyms
    set language = ${row.language}, words = ${row.words}::text[], changed_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${row.id} and state = 'used'
    returning id, language, words, origin, changed_at`.execute(tx);
  return rows[0];
}

export async function deleteSynonymRow(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from synonyms
    where tenant_id = ${ctx.tenantId} and id = ${id} and state = 'used' returning id`.execute(tx);
  return rows.length > 0;
}

/** Two wordings of what one person wanted, or of what one typed answer answers. */
export interface Wordings {
  first: string;
  second: string;
  language: string | null;
  /** The conversation or the typed answer. */
  place: string;
}

/** Questions that were not answered, each with the one after it that was, latest first. */
export async function selectAskedAgain(tx: Transaction, ctx: TenantContext, limit: number): Promise<Wordings[]> {
  const { rows } = await sql<Wordings>`
    select a.question as first, b.question as second, c.language, a.conversation_id as place
    from turns a
    join turns b on b.tenant_id = a.tenant_id and b.conversation_id = a.conversation_id
      and b.position = a.position + 1
    join conversations c on c.tenant_id = a.tenant_id and c.id = a.conversation_id
    where a.tenant_id = ${ctx.tenantId} and a.outcome = 'unknown' and b.outcome = 'answered'
      and b.created_at < a.created_at + interval '15 minutes'
    order by a.created_at desc limit ${limit}`.execute(tx);
  return rows;
}

/** Typed answers' questions, each with another way to ask the same. */
export async function selectTypedWordings(tx: Transaction, ctx: TenantContext, limit: number): Promise<Wordings[]> {
  const { rows } = await sql<Wordings>`
    select other as first, question as second, language, id as place
    from typed_answers, unnest(alternatives) as other
    where tenant_id = ${ctx.tenantId} order by id limit ${limit}`.execute(tx);
  return rows;
}
