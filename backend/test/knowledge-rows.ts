import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";

const READ = {
  documents: sql`select external_id || ' ' || kind || ' ' || title || ' ' || content_hash || ' ' || offers_hash || ' ' || language
    || ' ' || coalesce(url, '-') || ' ' || coalesce(product::text, '-') as row from documents where tenant_id = `,
  chunks: sql`select d.external_id || ' ' || c.position || ' ' || c.hash || ' ' || c.text as row
    from chunks c join documents d on d.tenant_id = c.tenant_id and d.number = c.document_number where c.tenant_id = `,
  offers: sql`select d.external_id || ' ' || o.external_id || ' ' || coalesce(o.price_minor::text, '-') || ' ' || o.availability as row
    from offers o join documents d on d.tenant_id = o.tenant_id and d.number = o.document_number where o.tenant_id = `,
  attributes: sql`select d.external_id || ' ' || a.name || ' ' || a.value as row
    from document_attributes a join documents d on d.tenant_id = a.tenant_id and d.number = a.document_number where a.tenant_id = `,
  indexed: sql`select d.external_id || ' ' || c.position || ' ' || i.language || ' ' || i.terms as row
    from indexed_passages i join chunks c on c.tenant_id = i.tenant_id and c.number = i.chunk_number
    join documents d on d.tenant_id = c.tenant_id and d.number = c.document_number where i.tenant_id = `,
};

export type KnowledgeRows = Record<keyof typeof READ, string[]>;

/** A tenant's knowledge row by row, in an order and under names that do not depend on how it came there. */
export async function readKnowledgeRows(owner: Kysely<Tables>, tenantId: string): Promise<KnowledgeRows> {
  const read = async (statement: (typeof READ)[keyof typeof READ]) => {
    const { rows } = await sql<{ row: string }>`${statement}${tenantId}`.execute(owner);
    return rows.map(({ row }) => row).toSorted();
  };
  return {
    documents: await read(READ.documents),
    chunks: await read(READ.chunks),
    offers: await read(READ.offers),
    attributes: await read(READ.attributes),
    indexed: await read(READ.indexed),
  };
}
