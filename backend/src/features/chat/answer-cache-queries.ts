import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** A sentence as the model wrote it: figures as slots, and its sources by the numbers of their passages. */
export interface CachedSentence {
  text: string;
  chunkNumbers: number[];
  /** By the number that stands in a slot, the passage that it is about. */
  slots: Record<string, number>;
  begins: "paragraph" | "item" | null;
}

export interface CachePlace {
  agentId: string;
  agentVersion: number;
  language: string;
  /** Of all passages that the model is given. */
  passagesKey: string;
}

export interface CachedAnswer {
  id: string;
  question_key: string;
  embedding: number[] | null;
  sentences: CachedSentence[];
  cost_micros: number;
}

const MOST_COMPARED = 30;

/** Answers from the very same passages, latest first. */
export async function selectCached(tx: Transaction, ctx: TenantContext, place: CachePlace): Promise<CachedAnswer[]> {
  const { rows } = await sql<CachedAnswer>`select id, question_key, embedding, sentences, cost_micros from answer_cache
    where tenant_id = ${ctx.tenantId} and agent_id = ${place.agentId} and passages_key = ${place.passagesKey}
      and agent_version = ${place.agentVersion} and language = ${place.language}
      and created_at > now() - interval '1 day'
    order by created_at desc limit ${MOST_COMPARED}`.execute(tx);
  return rows;
}

export async function insertCached(
  tx: Transaction,
  ctx: TenantContext,
  { place, answer }: { place: CachePlace; answer: CachedAnswer },
): Promise<void> {
  await sql`insert into answer_cache (tenant_id, id, agent_id, agent_version, language, passages_key, question_key,
      embedding, sentences, cost_micros)
    values (${ctx.tenantId}, ${answer.id}, ${place.agentId}, ${place.agentVersion}, ${place.language},
      ${place.passagesKey}, ${answer.question_key}, ${answer.embedding}::real[], ${jsonb(answer.sentences)},
      ${answer.cost_micros})
    on conflict (tenant_id, agent_id, passages_key, question_key) do update set sentences = excluded.sentences,
      agent_version = excluded.agent_version, language = excluded.language, embedding = excluded.embedding,
      cost_micros = excluded.cost_micros, created_at = now()`.execute(tx);
  await sql`delete from answer_cache where tenant_id = ${ctx.tenantId} and id in (
      select id from answer_cache where tenant_id = ${ctx.tenantId} and created_at < now() - interval '1 day'
      order by created_at limit 100)`.execute(tx);
}
