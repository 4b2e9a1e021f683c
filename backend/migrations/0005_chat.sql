-- Conversations, turns, receipts, usage and requests to be contacted.

create table conversations (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  channel text not null check (channel in ('widget', 'api')),
  -- Whose conversation it is; null exactly for those that a merchant's own software holds.
  visitor_id uuid,
  agent_id uuid not null,
  language text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade,
  check ((visitor_id is null) = (channel = 'api'))
);
create index conversations_of_visitor on conversations (tenant_id, visitor_id, updated_at desc);
create index conversations_recent on conversations (tenant_id, updated_at desc, id);
select protect_tenant_table('conversations');

create table turns (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  position integer not null,
  question text not null,
  page jsonb,
  state text not null check (state in ('running', 'done', 'aborted', 'failed')),
  outcome text,
  -- Everything that was streamed after `started`, in order: the event at index n has the id n + 1.
  events jsonb not null default '[]',
  -- Until when its process may run it; a sweeper closes what nobody runs any more.
  running_until timestamptz,
  -- Who asked with which Idempotency-Key, and a hash of the request; null for callers that send no key of their own.
  asked_by text,
  idempotency_key text,
  request_hash text,
  -- Model cost set aside when the turn began, so that turns at the same time cannot pass the day's cap together.
  reserved_micros bigint not null default 0 check (reserved_micros >= 0),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (tenant_id, conversation_id, position),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index turns_orphaned on turns (running_until) where state = 'running';
create index turns_unknown on turns (tenant_id, created_at desc) where outcome = 'unknown';
create unique index turns_one_running on turns (tenant_id, conversation_id) where state = 'running';
create unique index turns_idempotency on turns (tenant_id, asked_by, idempotency_key) where idempotency_key is not null;
-- Made last, see 0003_knowledge.sql.
alter table turns add primary key (tenant_id, id);
select protect_tenant_table('turns');

create table receipts (
  tenant_id uuid not null,
  turn_id uuid not null,
  -- Passages (document, chunk, hash), offers, searches, model, tokens, cost and times that the answer was made from.
  content jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade
);
select protect_tenant_table('receipts');

-- Append-only: what was used, once for each fact.
create table usage_events (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  kind text not null,
  quantity bigint not null check (quantity >= 0),
  cost_micros bigint not null default 0 check (cost_micros >= 0),
  turn_id uuid,
  occurred_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index usage_events_by_day on usage_events (tenant_id, kind, occurred_at);
select protect_tenant_table('usage_events');
revoke update, delete on usage_events from netvexa_app;

-- What a tenant used of its daily caps: a running sum of its usage events and of what running turns have set aside.
create table daily_usage (
  tenant_id uuid not null references tenants (id) on delete cascade,
  day date not null,
  turns integer not null default 0,
  cost_micros bigint not null default 0,
  primary key (tenant_id, day)
);
select protect_tenant_table('daily_usage');

create table contact_requests (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  visitor_id uuid not null,
  conversation_id uuid,
  name text,
  email text not null,
  message text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index contact_requests_recent on contact_requests (tenant_id, created_at desc, id);
select protect_tenant_table('contact_requests');

-- How sure an agent must be to answer. Made from the tenant's own pages: their questions asked with and without them.
create table answer_calibrations (
  tenant_id uuid not null primary key references tenants (id) on delete cascade,
  threshold real not null check (threshold between 0 and 2),
  -- A merchant's choice is kept when the calibration is made anew.
  chosen_by text not null check (chosen_by in ('calibration', 'merchant')),
  -- Confidence of each question with the knowledge that it was made from, and without it.
  with_knowledge real[] not null default '{}',
  without_knowledge real[] not null default '{}',
  calibrated_at timestamptz,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('answer_calibrations');
