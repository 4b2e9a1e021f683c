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

-- Hosts that tools may be called at; nothing else is ever reached for a model.
create table tool_hosts (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  hosts text[] not null check (cardinality(hosts) <= 20),
  updated_at timestamptz not null default now()
);
select protect_tenant_table('tool_hosts');

-- What a merchant lets an agent call over HTTP.
create table agent_tools (
  tenant_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  name text not null check (name ~ '^[a-z][a-z0-9_]{2,39}$'),
  -- Name, title, description, parameters, method, address, limits: everything but the secret.
  content jsonb not null,
  -- Sealed under the tenant's own key.
  secret text,
  enabled boolean not null default true,
  updated_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, agent_id, name),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
);
select protect_tenant_table('agent_tools');

-- Calls of tools; one that changes something waits until the visitor has confirmed it.
create table tool_calls (
  tenant_id uuid not null,
  id uuid not null,
  tool_id uuid not null,
  conversation_id uuid not null,
  turn_id uuid not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused', 'done', 'failed')),
  arguments jsonb not null,
  -- Of the answer; null until there is one.
  status integer,
  failure text,
  milliseconds integer,
  created_at timestamptz(3) not null default now(),
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, tool_id) references agent_tools (tenant_id, id) on delete cascade,
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade
);
create index tool_calls_of_turn on tool_calls (tenant_id, turn_id);
create index tool_calls_of_tool on tool_calls (tenant_id, tool_id, created_at desc, id);
-- One question at a time.
create unique index tool_calls_proposed on tool_calls (tenant_id, conversation_id) where state = 'proposed';
select protect_tenant_table('tool_calls');

-- When a calibration was last asked for because pages had changed.
create table calibration_requests (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  asked_at timestamptz not null
);
select protect_tenant_table('calibration_requests');
create index syncs_finished on syncs (finished_at) where state = 'done';

-- How this tenant's passages are ranked, and whether answers may be said again.
create table retrieval_settings (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  -- Share of the ranking that meaning has beside words; 0 leaves the embedding provider alone.
  similarity_weight real not null check (similarity_weight between 0 and 0.9),
  rerank boolean not null,
  answer_cache boolean not null,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('retrieval_settings');

-- Answers that a model gave, without their figures. The key holds the hashes of all passages that the model was given: one
-- that changed, or another that is found now, and the entry is not found any more.
create table answer_cache (
  tenant_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  agent_version integer not null,
  language text not null,
  passages_key text not null,
  question_key text not null,
  -- Of the question, where there is an embedding provider.
  embedding real[],
  sentences jsonb not null,
  cost_micros bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, agent_id, passages_key, question_key),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
);
create index answer_cache_by_time on answer_cache (tenant_id, created_at);
select protect_tenant_table('answer_cache');

create table cache_statistics (
  tenant_id uuid not null references tenants (id) on delete cascade,
  day date not null,
  kind text not null check (kind in ('answers', 'question_embeddings')),
  hits integer not null default 0,
  misses integer not null default 0,
  saved_micros bigint not null default 0,
  primary key (tenant_id, day, kind)
);
select protect_tenant_table('cache_statistics');

-- What is left of the older turns of a long thread; the latest stand in `turns`.
create table conversation_memories (
  tenant_id uuid not null,
  conversation_id uuid not null,
  summary jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
select protect_tenant_table('conversation_memories');
