-- Agents with drafts and published versions, a key that shows drafts, exams, notices, mail that waits to be sent.

alter table agents
  -- Who speaks where no other agent is asked for.
  add column is_default boolean not null default false,
  add column archived_at timestamptz,
  -- What is being worked on: a whole version, or the fields of one that were set.
  add column draft jsonb not null default '{}',
  -- Counts changes of the draft.
  add column revision integer not null default 1,
  -- Null until it was published for the first time.
  add column published_version integer;

-- Never changed once written: an answer's receipt names the version that gave it.
create table agent_versions (
  tenant_id uuid not null,
  agent_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- Fields that differ from the version before.
  changes text[] not null default '{}',
  note text,
  override_reason text,
  published_by text,
  published_at timestamptz not null default now(),
  primary key (tenant_id, agent_id, version),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
);
select protect_tenant_table('agent_versions');

update agents set draft = jsonb_build_object('name', name, 'greeting', greeting, 'instructions', instructions,
  'suggestions', suggestions, 'look', jsonb_build_object('accentColour', accent_colour, 'position', position)),
  published_version = 1;
insert into agent_versions (tenant_id, agent_id, version, content) select tenant_id, id, 1, draft from agents;
update agents a set is_default = true
  where not exists (select 1 from agents b where b.tenant_id = a.tenant_id and (b.created_at, b.id) < (a.created_at, a.id));
create unique index agents_default on agents (tenant_id) where is_default;
-- They stand in the versions now, and no program but ours reads this table.
-- squawk-ignore ban-drop-column
alter table agents drop column greeting, drop column instructions, drop column suggestions, drop column accent_colour, drop column position;

-- Talks with drafts: for the eyes of members alone, and in no figure.
alter table conversations add column preview boolean not null default false;

alter table storefronts add column preview_key text;
update storefronts set preview_key = 'pk_preview_' || replace(gen_random_uuid()::text, '-', '');
alter table credential_lookup drop constraint credential_lookup_kind_check;
alter table credential_lookup add constraint credential_lookup_kind_check
  check (kind in ('public_key', 'api_key', 'preview_key')) not valid;
insert into credential_lookup (lookup, kind, tenant_id)
  select preview_key, 'preview_key', tenant_id from storefronts;

alter table contact_requests
  -- By the ids of the form's own fields.
  add column fields jsonb not null default '{}',
  -- The words that the visitor agreed to, where the form asks for that.
  add column consent text;

-- What a draft is asked before it is published.
create table exam_questions (
  tenant_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  question text not null check (char_length(question) between 1 and 2000),
  -- A text that a right answer holds; null where an answer with sources is enough.
  expected text,
  origin text not null check (origin in ('own', 'generated')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, agent_id, question),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
);
select protect_tenant_table('exam_questions');

create table exam_runs (
  tenant_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  -- Of the draft that was examined, and the version it was held against; null where nothing was published.
  revision integer not null,
  published_version integer,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  total integer not null,
  done integer not null default 0,
  regressions integer not null default 0,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
);
create index exam_runs_of_agent on exam_runs (tenant_id, agent_id, created_at desc, id);
select protect_tenant_table('exam_runs');

create table exam_results (
  tenant_id uuid not null,
  run_id uuid not null,
  position integer not null,
  question text not null,
  expected text,
  -- {outcome, text, sources, cards}; null where there is no published version.
  published jsonb,
  draft jsonb not null,
  verdict text not null check (verdict in ('same', 'changed', 'improved', 'regressed', 'failed')),
  primary key (tenant_id, run_id, position),
  foreign key (tenant_id, run_id) references exam_runs (tenant_id, id) on delete cascade
);
select protect_tenant_table('exam_results');

-- An answer to "until when" for keys; null is until they are revoked.
alter table api_keys add column expires_at timestamptz;

-- What needs a member's hand: one open notice for each thing, closed when the thing is mended.
create table notices (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('sync_failed', 'sync_stale', 'model_outage', 'spend_near', 'key_expiring')),
  -- Which source or key; empty where the storefront as a whole is meant.
  subject text not null,
  detail jsonb not null default '{}',
  opened_at timestamptz not null default now(),
  resolved_at timestamptz,
  primary key (tenant_id, id)
);
create unique index notices_open on notices (tenant_id, kind, subject) where resolved_at is null;
create index notices_recent on notices (tenant_id, opened_at desc, id);
select protect_tenant_table('notices');

create table notice_readers (
  tenant_id uuid not null references tenants (id) on delete cascade,
  person_id uuid not null,
  -- Notices that were opened until then are no news to them.
  seen_until timestamptz not null,
  primary key (tenant_id, person_id)
);
select protect_tenant_table('notice_readers');

-- Mail that is to be sent, written in the transaction of what it tells of; gone once a server has taken it.
create table mail_outbox (
  id uuid primary key,
  -- Null for what belongs to no storefront, as an invitation.
  tenant_id uuid references tenants (id) on delete cascade,
  -- Address, subject and text, sealed: it may hold a link that lets somebody in.
  sealed text not null,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index mail_outbox_due on mail_outbox (next_at, id);
create index mail_outbox_of_tenant on mail_outbox (tenant_id);
grant select, insert, update, delete on mail_outbox to netvexa_system;

-- For a tenant's own transaction: the row is the current tenant's, and cannot be read back.
create function queue_mail(mail uuid, content text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into mail_outbox (id, tenant_id, sealed)
  values (mail, nullif(current_setting('app.tenant_id', true), '')::uuid, content)
$$;
revoke execute on function queue_mail(uuid, text) from public;
grant execute on function queue_mail(uuid, text) to netvexa_app, netvexa_system;
