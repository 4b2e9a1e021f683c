-- Sources, their synchronisations, documents, passages, and the live commercial records.
--
-- Where a table has several indexes and is referred to, its primary key is made last: a session plans the check of a
-- foreign key once, for an empty table too, and among indexes that seem equal the planner takes the newest. With another
-- one every check would read all rows of the tenant until statistics are there.

create table sources (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('website', 'catalogue', 'file', 'qa', 'push')),
  name text not null check (char_length(name) between 1 and 200),
  options jsonb not null default '{}',
  -- Null: only by hand.
  resync_every_minutes integer check (resync_every_minutes >= 15),
  next_sync_at timestamptz,
  -- Of the feed or file that was read whole last: validators and hash, so that an unchanged one is not read again.
  feed_state jsonb,
  -- A source being removed is hidden at once and its rows go in a job.
  removing boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index sources_due on sources (next_sync_at) where next_sync_at is not null and not removing;
create unique index sources_one_qa on sources (tenant_id) where kind = 'qa' and not removing;
select protect_tenant_table('sources');

-- Uploaded content; the bytes are in the object store.
create table source_files (
  tenant_id uuid not null,
  source_id uuid not null,
  name text not null check (char_length(name) between 1 and 255),
  object_path text not null,
  bytes bigint not null,
  -- SHA-256 of the bytes, hex.
  content_hash text not null,
  media_type text,
  uploaded_at timestamptz not null default now(),
  primary key (tenant_id, source_id, name),
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
select protect_tenant_table('source_files');

create table syncs (
  tenant_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- The job that carries it out; a sync whose job is gone is given up by the sweeper.
  job_id uuid not null,
  found integer not null default 0,
  read integer not null default 0,
  indexed integer not null default 0,
  unchanged integer not null default 0,
  removed integer not null default 0,
  skipped integer not null default 0,
  failed integer not null default 0,
  -- Share of the source that was read, 0 to 1; null while nothing tells how much there is.
  fraction_read real check (fraction_read between 0 and 1),
  -- False when caps or errors cut the reading, so that what it did not meet was kept.
  complete boolean,
  error_code text,
  error_detail text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  updated_at timestamptz not null default now(),
  finished_at timestamptz,
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
create index syncs_active on syncs (updated_at) where state in ('queued', 'running');
create index syncs_of_source on syncs (tenant_id, source_id, created_at desc);
create unique index syncs_one_active on syncs (tenant_id, source_id) where state in ('queued', 'running');
alter table syncs add primary key (tenant_id, id);
select protect_tenant_table('syncs');

create table sync_problems (
  tenant_id uuid not null,
  sync_id uuid not null,
  position integer not null,
  -- Noted: read without one of its parts.
  outcome text not null check (outcome in ('skipped', 'failed', 'noted')),
  item text not null,
  code text not null,
  reason text not null,
  primary key (tenant_id, sync_id, position),
  foreign key (tenant_id, sync_id) references syncs (tenant_id, id) on delete cascade
);
select protect_tenant_table('sync_problems');

create table documents (
  tenant_id uuid not null,
  -- Counts up within the tenant; what passages, offers and attributes refer to.
  number integer not null,
  source_id uuid not null,
  external_id text not null check (char_length(external_id) between 1 and 500),
  -- As pushed by its owner: an older version never overwrites a newer one.
  version bigint not null default 0,
  kind text not null check (kind in ('page', 'file', 'product', 'qa')),
  title text not null,
  url text,
  language text not null,
  content_hash text not null,
  offers_hash text not null default '',
  etag text,
  last_modified text,
  -- Product facts that cards and tools show; null for other kinds.
  product jsonb,
  -- When its page was asked for last; what the crawler compares a sitemap with.
  read_at timestamptz,
  -- When its owner pushed it last: a sync that began before leaves it alone.
  pushed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
create unique index documents_external on documents (tenant_id, source_id, external_id);
create index documents_url on documents (tenant_id, url);
alter table documents add primary key (tenant_id, number);
select protect_tenant_table('documents');

-- A deleted document's version is remembered, so that a late older push cannot bring it back.
create table document_tombstones (
  tenant_id uuid not null,
  source_id uuid not null,
  external_id text not null,
  version bigint not null,
  deleted_at timestamptz not null default now(),
  primary key (tenant_id, source_id, external_id),
  foreign key (tenant_id, source_id) references sources (tenant_id, id) on delete cascade
);
select protect_tenant_table('document_tombstones');

create table chunks (
  tenant_id uuid not null,
  -- Counts up within the tenant; what postings and embeddings refer to.
  number integer not null,
  document_number integer not null,
  position integer not null,
  headings text[] not null,
  text text not null,
  language text not null,
  hash text not null,
  foreign key (tenant_id, document_number) references documents (tenant_id, number) on delete cascade
);
create index chunks_of_document on chunks (tenant_id, document_number, position);
alter table chunks add primary key (tenant_id, number);
select protect_tenant_table('chunks');

-- Questions and answers as the merchant typed them; each is a document of the tenant's one source of kind 'qa'.
create table typed_answers (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  question text not null check (char_length(question) between 1 and 500),
  -- Other ways to ask the same.
  alternatives text[] not null default '{}',
  answer text not null check (char_length(answer) between 1 and 10000),
  url text,
  language text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select protect_tenant_table('typed_answers');

-- The next free numbers of a tenant; one row a tenant, locked for the moment of taking a block of them.
create table knowledge_counters (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  next_document_number integer not null default 1,
  next_chunk_number integer not null default 1,
  -- Goes up with every change of knowledge; part of every cache key.
  knowledge_version bigint not null default 1
);
select protect_tenant_table('knowledge_counters');

create table offers (
  tenant_id uuid not null,
  document_number integer not null,
  external_id text not null,
  title text,
  sku text,
  gtin text,
  options jsonb not null default '[]',
  price_minor bigint,
  compare_at_minor bigint,
  currency text check (currency ~ '^[A-Z]{3}$'),
  availability text not null check (availability in ('in_stock', 'out_of_stock', 'preorder', 'discontinued', 'unknown')),
  stock integer,
  url text,
  image_url text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, document_number, external_id),
  foreign key (tenant_id, document_number) references documents (tenant_id, number) on delete cascade,
  check ((price_minor is null) = (currency is null))
);
create index offers_by_price on offers (tenant_id, currency, price_minor, document_number);
select protect_tenant_table('offers');

-- Facts to filter by, lower-cased: brand, category, colour, size, material and whatever the catalogue names.
create table document_attributes (
  tenant_id uuid not null,
  name text not null,
  value text not null,
  document_number integer not null,
  primary key (tenant_id, name, value, document_number),
  foreign key (tenant_id, document_number) references documents (tenant_id, number) on delete cascade
);
create index document_attributes_of_document on document_attributes (tenant_id, document_number);
select protect_tenant_table('document_attributes');
