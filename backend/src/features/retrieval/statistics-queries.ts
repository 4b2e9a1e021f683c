import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import type { OwnSynonyms } from "./add-synonyms.ts";
import { defaultSettings, type RetrievalSettings } from "./settings-queries.ts";
import type { ByField } from "./indexed-fields.ts";

/** Sums over the passages of one language; as a change, negative for passages that were taken out. */
export interface LanguageStatistics {
  language: string;
  passages: number;
  /** Passages that have the field. */
  holding: ByField;
  /** Words of the field in all of them. */
  words: ByField;
}

/** What a search needs to know of the tenant before it looks at the question. */
export interface SearchBasis {
  /** Most passages first; empty when nothing is indexed. */
  languages: LanguageStatistics[];
  /** ISO 4217; of amounts in a question that name none. */
  currency: string;
  /** Passages that were taken out but still stand in blocks. */
  removed: Set<number>;
  synonyms: OwnSynonyms;
  settings: Pick<RetrievalSettings, "similarityWeight" | "rerank">;
}

export async function appendStatistics(
  ctx: TenantContext,
  transaction: Transaction,
  statistics: LanguageStatistics[],
): Promise<void> {
  for (const { language, passages, holding, words } of statistics) {
    await sql`insert into collection_statistics (tenant_id, id, language, passages,
        titles, title_words, metas, meta_words, bodies, body_words, attributes, attribute_words)
      values (${ctx.tenantId}, ${newId()}, ${language}, ${passages},
        ${holding[0]}, ${words[0]}, ${holding[1]}, ${words[1]}, ${holding[2]}, ${words[2]}, ${holding[3]}, ${words[3]})`.execute(
      transaction,
    );
  }
}

interface BasisRow extends LanguageStatistics {
  currency: string | null;
  removed: number[] | null;
  synonyms: [language: string | null, words: string[]][] | null;
  synonyms_version: string | null;
  similarity_weight: number | null;
  rerank: boolean | null;
}

export async function readSearchBasis(ctx: TenantContext, transaction: Transaction): Promise<SearchBasis> {
  const { rows } = await sql<BasisRow>`
    select language, sum(passages)::int as passages,
      array[sum(titles), sum(metas), sum(bodies), sum(attributes)]::float8[] as holding,
      array[sum(title_words), sum(meta_words), sum(body_words), sum(attribute_words)]::float8[] as words,
      (select default_currency from storefronts where tenant_id = ${ctx.tenantId}) as currency,
      (select array_agg(chunk_number) from removed_passages where tenant_id = ${ctx.tenantId}) as removed,
      own.synonyms, own.version as synonyms_version, chosen.similarity_weight, chosen.rerank
    from collection_statistics
    left join (select jsonb_agg(jsonb_build_array(language, to_jsonb(words)) order by id) as synonyms,
        md5(string_agg(id::text || changed_at::text, ',' order by id)) as version
      from synonyms where tenant_id = ${ctx.tenantId} and state = 'used') own on true
    left join (select similarity_weight, rerank from retrieval_settings where tenant_id = ${ctx.tenantId}) chosen on true
    where tenant_id = ${ctx.tenantId}
    group by language, own.synonyms, own.version, chosen.similarity_weight, chosen.rerank having sum(passages) > 0 order by passages desc, language`.execute(
    transaction,
  );
  const [first] = rows;
  return {
    languages: rows,
    currency: first?.currency ?? "EUR",
    removed: new Set(first?.removed),
    settings: {
      similarityWeight: first?.similarity_weight ?? defaultSettings.similarityWeight,
      rerank: first?.rerank ?? defaultSettings.rerank,
    },
    synonyms: toSynonyms(ctx, first),
  };
}

function toSynonyms({ tenantId }: TenantContext, row: BasisRow | undefined): OwnSynonyms {
  return {
    version: `${tenantId} ${row?.synonyms_version ?? ""}`,
    groups: (row?.synonyms ?? []).map(([language, words]) => ({ language, words })),
  };
}
