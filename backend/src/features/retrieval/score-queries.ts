import { sql } from "kysely";
import type { DocumentKind } from "#features/content";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** Saturation of repeated words and correction for long passages, as in Robertson and Zaragoza (2009). */
export const bm25 = { k1: 1.2, b: 0.75 } as const;

/** Spellings of one word count as one word; `group` numbers the words of the question. */
export interface QueryTerm {
  term: string;
  group: number;
  weight: number;
}

export interface ScoredPassage {
  chunkNumber: number;
  documentNumber: number;
  score: number;
  /** Sum of the rarities of the words it holds. */
  covered: number;
}

export interface ScoreRequest {
  terms: QueryTerm[];
  passages: number;
  averageLength: number;
  kinds: DocumentKind[] | null;
  withinUrl: string | null;
  excludeDocuments: number[];
  excludeExternalIds: string[];
  limit: number;
}

export async function scorePassages(
  ctx: TenantContext,
  transaction: Transaction,
  request: ScoreRequest,
): Promise<ScoredPassage[]> {
  const { terms } = request;
  const { rows } = await sql<ScoredPassage>`
    with matched as materialized (
      select asked.group_number, postings.chunk_number, postings.document_number,
        max(asked.weight) as weight, sum(postings.frequency) as frequency, max(postings.length) as length
      from unnest(${terms.map((term) => term.term)}::text[], ${terms.map((term) => term.group)}::int[],
        ${terms.map((term) => term.weight)}::real[]) as asked (term, group_number, weight)
      join postings on postings.tenant_id = ${ctx.tenantId} and postings.term = asked.term
      group by 1, 2, 3
    ), rarity as (
      select group_number, ln(1 + greatest(${request.passages} - count(*) + 0.5, 0.5) / (count(*) + 0.5)) as idf
      from matched group by 1
    ), scored as (
      select matched.chunk_number, matched.document_number,
        sum(idf * weight * frequency * ${bm25.k1 + 1} / (frequency + ${bm25.k1} * (${1 - bm25.b} + ${bm25.b} * length / ${request.averageLength}))) as score,
        sum(idf * weight) as covered
      from matched join rarity using (group_number)
      group by 1, 2
    )
    select scored.chunk_number as "chunkNumber", scored.document_number as "documentNumber",
      scored.score::float8 as score, scored.covered::float8 as covered
    from scored join documents on documents.tenant_id = ${ctx.tenantId} and documents.number = scored.document_number
    where (${request.kinds}::text[] is null or documents.kind = any(${request.kinds}::text[]))
      and (${request.withinUrl}::text is null or documents.url = ${request.withinUrl})
      and documents.number <> all(${request.excludeDocuments}::int[])
      and documents.external_id <> all(${request.excludeExternalIds}::text[])
    order by scored.score desc, scored.chunk_number
    limit ${request.limit}`.execute(transaction);
  return rows;
}
