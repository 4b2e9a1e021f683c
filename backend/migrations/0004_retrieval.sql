-- The full-text index: which word stands how often in which passage, a block of passages to a row. Scored at query time
-- (BM25F), so that nothing stored here goes stale when the collection grows. Writers only append blocks; the folding job
-- alone merges them and takes removed passages out, so that two writers never wait for each other.
create table postings (
  tenant_id uuid not null,
  term text collate "C" not null,
  -- Lowest and highest passage of the block. Blocks of a term may overlap, but a passage stands in one of them only.
  first_chunk integer not null,
  last_chunk integer not null,
  passages integer not null check (passages between 1 and 300),
  -- 16 bytes a passage, ascending: chunk number, document number with its kind (4 each, little-endian), then for each of title, meta,
  -- body and attributes the occurrences, and for each of them the length of the field (a byte each, see posting-blocks.ts).
  packed bytea not null,
  primary key (tenant_id, term, first_chunk)
);
-- A block fits on its page: neither compressed nor moved out of the row.
alter table postings alter column packed set storage plain;
select protect_tenant_table('postings');

-- Under which words a passage stands in the postings, so that it can be taken out again exactly. No cascade: a passage
-- cannot be deleted before it has been taken out.
create table indexed_passages (
  tenant_id uuid not null references tenants (id) on delete cascade,
  chunk_number integer not null,
  document_number integer not null,
  language text not null,
  -- Words of title, meta, body and attributes.
  lengths integer[] not null check (cardinality(lengths) = 4),
  -- With a space between.
  terms text not null,
  primary key (tenant_id, chunk_number),
  foreign key (tenant_id, chunk_number) references chunks (tenant_id, number)
);
select protect_tenant_table('indexed_passages');

-- Passages that were taken out but still stand in blocks: readers pass over them until the folding job has been there.
create table removed_passages (
  tenant_id uuid not null,
  chunk_number integer not null,
  -- With a space between.
  terms text not null,
  primary key (tenant_id, chunk_number)
);
select protect_tenant_table('removed_passages');

-- How much was appended since blocks were last put together.
create table posting_upkeep (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  batches integer not null
);
select protect_tenant_table('posting_upkeep');

-- How many passages there are and how long their fields are together: appended by writers, summed by readers, folded by
-- a job, so that two writers never wait for each other.
create table collection_statistics (
  tenant_id uuid not null,
  id uuid not null,
  language text not null,
  passages integer not null,
  -- For each field the passages that have one, and the words in it.
  titles integer not null,
  title_words bigint not null,
  metas integer not null,
  meta_words bigint not null,
  bodies integer not null,
  body_words bigint not null,
  attributes integer not null,
  attribute_words bigint not null,
  primary key (tenant_id, id)
);
select protect_tenant_table('collection_statistics');

-- The plain words of a tenant's knowledge as they are written, the term they are indexed under and the number of
-- passages that hold them (as good as exact: a passage taken out is counted back by its terms). Written by the folding
-- job alone.
create table vocabulary (
  tenant_id uuid not null,
  word text collate "C" not null,
  term text collate "C" not null,
  passages integer not null,
  primary key (tenant_id, word)
);
create index vocabulary_by_term on vocabulary (tenant_id, term);
select protect_tenant_table('vocabulary');

-- What writers added to the vocabulary, a row for each of their batches: appended, so that two writers never wait for
-- each other. `folded` counts the words at the head of the arrays that are in the vocabulary already.
create table vocabulary_changes (
  tenant_id uuid not null,
  id uuid not null,
  words text[] not null,
  terms text[] not null,
  passages integer[] not null,
  folded integer not null default 0,
  primary key (tenant_id, id)
);
select protect_tenant_table('vocabulary_changes');

-- Letter triples of the vocabulary: a plain table, because trigram operators lose their index under row-level security.
create table vocabulary_grams (
  tenant_id uuid not null,
  gram text collate "C" not null,
  word text collate "C" not null,
  primary key (tenant_id, gram, word)
);
select protect_tenant_table('vocabulary_grams');

-- The vectors of one model. One space serves; another may be filling and takes over when it is full.
create table embedding_spaces (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id integer not null,
  -- provider:model
  model text not null,
  dimensions integer not null check (dimensions between 1 and 2000),
  state text not null check (state in ('filling', 'serving', 'retired')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index embedding_spaces_one_serving on embedding_spaces (tenant_id) where state = 'serving';
select protect_tenant_table('embedding_spaces');

create table embeddings (
  tenant_id uuid not null,
  space_id integer not null,
  chunk_number integer not null,
  embedding vector not null,
  primary key (tenant_id, space_id, chunk_number),
  foreign key (tenant_id, space_id) references embedding_spaces (tenant_id, id) on delete cascade,
  foreign key (tenant_id, chunk_number) references chunks (tenant_id, number) on delete cascade
);
-- Vectors of other lengths are compared one by one.
create index embeddings_384 on embeddings using hnsw ((embedding::vector(384)) vector_cosine_ops) where vector_dims(embedding) = 384;
create index embeddings_768 on embeddings using hnsw ((embedding::vector(768)) vector_cosine_ops) where vector_dims(embedding) = 768;
create index embeddings_1024 on embeddings using hnsw ((embedding::vector(1024)) vector_cosine_ops) where vector_dims(embedding) = 1024;
create index embeddings_1536 on embeddings using hnsw ((embedding::vector(1536)) vector_cosine_ops) where vector_dims(embedding) = 1536;
create index embeddings_of_chunk on embeddings (tenant_id, chunk_number);
select protect_tenant_table('embeddings');

-- Embeddings by content, so that an unchanged passage is never paid for twice.
create table embedding_cache (
  tenant_id uuid not null references tenants (id) on delete cascade,
  model text not null,
  content_hash text not null,
  embedding vector not null,
  used_at timestamptz not null default now(),
  primary key (tenant_id, model, content_hash)
);
create index embedding_cache_age on embedding_cache (tenant_id, used_at);
select protect_tenant_table('embedding_cache');
