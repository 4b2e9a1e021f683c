-- What answers draw on beside knowledge: synonyms, memory, tools, settings of retrieval, caches.

-- What a tenant's shoppers and its catalogue call by different names.
create table synonyms (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  -- Primary tag of the language; null for all.
  language text check (language ~ '^[a-z]{2,3}$'),
  -- Names of one and the same thing, as the merchant writes them.
  words text[] not null check (cardinality(words) between 2 and 12),
  -- A suggestion that was refused stays, so that it does not come again.
  state text not null check (state in ('used', 'refused')),
  origin text not null check (origin in ('typed', 'learned')),
  changed_at timestamptz(3) not null default now(),
  primary key (tenant_id, id)
);
select protect_tenant_table('synonyms');
