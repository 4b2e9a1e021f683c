-- The full-text index: which word stands how often in which passage. Scored at query time (BM25F), so that nothing
-- stored here goes stale when the collection grows.
create table postings (
  tenant_id uuid not null,
  term text collate "C" not null,
  chunk_number integer not null,
  document_number integer not null,
  -- Occurrences, weighted by field.
  frequency real not null,
  -- Length of the passage in words, weighted by field.
  length real not null,
  primary key (tenant_id, term, chunk_number) include (document_number, frequency, length)
);
select protect_tenant_table('postings');

-- Under which words a passage stands in the postings, so that it can be taken out again exactly. No cascade: a passage
-- cannot be deleted before it has been taken out.
create table indexed_passages (
  tenant_id uuid not null references tenants (id) on delete cascade,
  chunk_number integer not null,
  document_number integer not null,
  language text not null,
  length real not null,
  terms text[] not null,
  primary key (tenant_id, chunk_number),
  foreign key (tenant_id, chunk_number) references chunks (tenant_id, number)
);
select protect_tenant_table('indexed_passages');

-- How many passages there are and how long they are together: appended by writers, summed by readers, folded by a job,
-- so that two writers never wait for each other.
create table collection_statistics (
  tenant_id uuid not null,
  id uuid not null,
  language text not null,
  passages integer not null,
  length double precision not null,
  primary key (tenant_id, id)
);
select protect_tenant_table('collection_statistics');

-- The stems of a tenant's plain words with one spelling of each and the number of passages that hold them. Written by
-- the folding job alone.
create table vocabulary (
  tenant_id uuid not null,
  term text collate "C" not null,
  word text not null,
  passages integer not null,
  primary key (tenant_id, term)
);
select protect_tenant_table('vocabulary');

-- What writers changed in the vocabulary, a row for each of their batches: appended, so that two writers never wait for
-- each other. `folded` counts the words at the head of the arrays that are in the vocabulary already.
create table vocabulary_changes (
  tenant_id uuid not null,
  id uuid not null,
  terms text[] not null,
  words text[] not null,
  passages integer[] not null,
  folded integer not null default 0,
  primary key (tenant_id, id)
);
select protect_tenant_table('vocabulary_changes');

-- Letter triples of the vocabulary: a plain table, because trigram operators lose their index under row-level security.
create table vocabulary_grams (
  tenant_id uuid not null,
  gram text collate "C" not null,
  term text collate "C" not null,
  primary key (tenant_id, gram, term)
);
select protect_tenant_table('vocabulary_grams');

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
  created_at timestamptz not null default now(),
  primary key (tenant_id, model, content_hash)
);
select protect_tenant_table('embedding_cache');
