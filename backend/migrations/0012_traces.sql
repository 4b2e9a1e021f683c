-- Traces, spans and scores: what was done for an answer, a sync, or by a merchant's own software, step by step.

create table traces (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- As OpenTelemetry writes it. Of a turn or a sync: its own id, so that neither has to be looked up for the other.
  id text not null check (id ~ '^[0-9a-f]{32}$'),
  kind text not null check (kind in ('turn', 'sync', 'external')),
  name text not null,
  -- What it is a part of: a conversation, a source, or what foreign software calls its session.
  session_id text,
  -- A turn's trace goes with its conversation.
  conversation_id uuid,
  service text not null,
  status text not null check (status in ('ok', 'error')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  spans integer not null default 0,
  model text,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_micros bigint not null default 0,
  -- From the question to the first sentence that was shown.
  first_output_ms integer,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index traces_recent on traces (tenant_id, started_at desc, id);
create index traces_of_session on traces (tenant_id, session_id, started_at desc);
create index traces_of_conversation on traces (tenant_id, conversation_id);
-- Made last, see 0003_knowledge.sql.
alter table traces add primary key (tenant_id, id);
select protect_tenant_table('traces');

create table spans (
  tenant_id uuid not null,
  trace_id text not null,
  id text not null check (id ~ '^[0-9a-f]{16}$'),
  parent_id text,
  kind text not null check (kind in ('agent', 'retriever', 'embedding', 'generation', 'tool', 'guard', 'step')),
  name text not null,
  status text not null check (status in ('ok', 'error')),
  started_at timestamptz not null,
  duration_micros bigint not null check (duration_micros >= 0),
  -- By their OpenTelemetry names. What was said or asked stands here only where the tenant wants it kept.
  attributes jsonb not null default '{}',
  primary key (tenant_id, trace_id, id),
  foreign key (tenant_id, trace_id) references traces (tenant_id, id) on delete cascade
);
select protect_tenant_table('spans');

create table scores (
  tenant_id uuid not null,
  trace_id text not null,
  name text not null check (char_length(name) between 1 and 80),
  -- Who judges: a member, or software with a key; each has one opinion of a name, and may change it.
  source text not null check (source in ('member', 'api')),
  judge text not null,
  value double precision,
  label text,
  comment text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, trace_id, name, source, judge),
  foreign key (tenant_id, trace_id) references traces (tenant_id, id) on delete cascade,
  check (value is not null or label is not null)
);
select protect_tenant_table('scores');

create table trace_settings (
  tenant_id uuid not null primary key references tenants (id) on delete cascade,
  capture_content boolean not null,
  days integer not null check (days between 1 and 3650),
  updated_at timestamptz not null default now()
);
select protect_tenant_table('trace_settings');

-- Assistants that members have let into their storefront by OAuth.
create table assistant_grants (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- As the authorisation server names it.
  id text not null,
  person_id uuid not null,
  client_id text not null,
  client_name text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
select protect_tenant_table('assistant_grants');

-- What the authorisation server keeps between requests: codes, refresh tokens, consents under way. Kept under a digest
-- of the name and sealed, because whoever reads a refresh token has it.
create table oauth_records (
  kind text not null,
  lookup text not null,
  payload text not null,
  grant_lookup text,
  uid_lookup text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (kind, lookup)
);
create index oauth_records_of_grant on oauth_records (grant_lookup) where grant_lookup is not null;
create index oauth_records_by_uid on oauth_records (uid_lookup) where uid_lookup is not null;
create index oauth_records_expired on oauth_records (expires_at);
grant select, insert, update, delete on oauth_records to netvexa_system;
