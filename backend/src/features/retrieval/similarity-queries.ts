import { sql } from "kysely";
import type { DocumentKind } from "#features/content";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { documentKey } from "./document-keys.ts";
import { vectorLiteral, type EmbeddingSpace } from "./embedding-queries.ts";

export interface SimilarPassage {
  chunkNumber: number;
  documentKey: number;
  /** Cosine, -1 to 1. */
  similarity: number;
}

export interface SimilarityRequest {
  space: Pick<EmbeddingSpace, "id" | "dimensions">;
  vector: number[];
  limit: number;
  /** Every vector of the tenant is compared; else the index that all tenants share is asked. */
  isExact: boolean;
}

/** Dimensions that an index stands for; see the migration. */
const indexedDimensions = new Set([384, 768, 1_024, 1_536]);
/** The index goes on until enough of this tenant's vectors were met, up to this many of everybody's. */
const mostScanned = 200_000;
/** Candidates that the index holds at a time: more than are wanted, so that it misses few. */
const candidates = 200;

/** The passages whose vectors are nearest, nearest first. Without the index whenever that can be afforded: it is exact. */
export async function readSimilarPassages(
  ctx: TenantContext,
  transaction: Transaction,
  request: SimilarityRequest,
): Promise<SimilarPassage[]> {
  const { isExact, space } = request;
  const nearest =
    isExact || !indexedDimensions.has(space.dimensions)
      ? await readNearest(ctx, transaction, request)
      : await readNearestByIndex(ctx, transaction, request);
  const kinds = await readPlaces(
    ctx,
    transaction,
    nearest.map(({ chunkNumber }) => chunkNumber),
  );
  return nearest.flatMap(({ chunkNumber, similarity }) => {
    const key = kinds.get(chunkNumber);
    return key === undefined ? [] : [{ chunkNumber, similarity, documentKey: key }];
  });
}

interface Nearest {
  chunkNumber: number;
  similarity: number;
}

async function readNearest(
  ctx: TenantContext,
  transaction: Transaction,
  { space, vector, limit }: SimilarityRequest,
): Promise<Nearest[]> {
  const { rows } = await sql<Nearest>`
    select chunk_number as "chunkNumber", 1 - (embedding <=> ${vectorLiteral(vector)}::vector) as similarity
    from embeddings where tenant_id = ${ctx.tenantId} and space_id = ${space.id}
    order by embedding <=> ${vectorLiteral(vector)}::vector limit ${limit}`.execute(transaction);
  return rows;
}

async function readNearestByIndex(
  ctx: TenantContext,
  transaction: Transaction,
  { space, vector, limit }: SimilarityRequest,
): Promise<Nearest[]> {
  // Without going on, the index stops at its first candidates, all of which may be other tenants'.
  const settings = `set local hnsw.iterative_scan = strict_order; set local hnsw.ef_search = ${candidates};
    set local hnsw.max_scan_tuples = ${mostScanned}`;
  await sql.raw(settings).execute(transaction);
  const type = sql.raw(`vector(${space.dimensions})`);
  const { rows } = await sql<Nearest>`
    select chunk_number as "chunkNumber", 1 - ((embedding::${type}) <=> ${vectorLiteral(vector)}::${type}) as similarity
    from embeddings
    where tenant_id = ${ctx.tenantId} and space_id = ${space.id} and vector_dims(embedding) = ${sql.raw(String(space.dimensions))}
    order by (embedding::${type}) <=> ${vectorLiteral(vector)}::${type} limit ${limit}`.execute(transaction);
  return rows;
}

async function readPlaces(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ chunk: number; document: number; kind: DocumentKind }>`
    select chunk_number as chunk, document_number as document,
      (select kind from documents where tenant_id = ${ctx.tenantId} and number = document_number) as kind
    from indexed_passages where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])`.execute(
    transaction,
  );
  return new Map(rows.map(({ chunk, document, kind }) => [chunk, documentKey(document, kind)]));
}
