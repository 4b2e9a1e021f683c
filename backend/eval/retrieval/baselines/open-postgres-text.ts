import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";
import { readPlainDocuments, type PlainDocument } from "../corpus.ts";
import type { Baseline, BaselineSources } from "./baseline.ts";

const insertedAtOnce = 500;

/**
 * PostgreSQL's own full text: documents with weights by field and a GIN index, those that hold any word of the question,
 * ordered by `ts_rank` with the logarithm of their length.
 */
export async function openPostgresText({ corpus, owner }: BaselineSources): Promise<Baseline> {
  await sql`create table baseline_texts (id text primary key, words tsvector not null)`.execute(owner);
  let batch: PlainDocument[] = [];
  for await (const document of readPlainDocuments(corpus)) {
    batch.push(document);
    if (batch.length < insertedAtOnce) continue;
    await insertDocuments(owner, batch);
    batch = [];
  }
  await insertDocuments(owner, batch);
  await sql`create index baseline_texts_words on baseline_texts using gin (words)`.execute(owner);
  await sql`analyze baseline_texts`.execute(owner);
  return { system: "PostgreSQL full text", search: (text, limit) => search(owner, text, limit) };
}

async function insertDocuments(owner: Kysely<Tables>, documents: PlainDocument[]): Promise<void> {
  const column = (name: keyof PlainDocument) => sql`${documents.map((document) => document[name])}::text[]`;
  await sql`insert into baseline_texts
    select id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', meta), 'B')
      || setweight(to_tsvector('english', body), 'C') || setweight(to_tsvector('english', attributes), 'D')
    from unnest(${column("id")}, ${column("title")}, ${column("meta")}, ${column("text")}, ${column("attributes")})
      as given (id, title, meta, body, attributes)`.execute(owner);
}

async function search(owner: Kysely<Tables>, text: string, limit: number) {
  const { rows } = await sql<{ id: string; score: number }>`
    with asked as (
      select string_agg(quote_literal(lexeme), ' | ')::tsquery as query from unnest(to_tsvector('english', ${text}))
    )
    select id, ts_rank(words, query, 1) as score from baseline_texts, asked where words @@ query
    order by score desc, id limit ${limit}`.execute(owner);
  return { ranking: rows.map(({ id }) => id), confidence: rows[0]?.score ?? 0 };
}
