-- Saved views and rules over logs.

create table log_views (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  query text not null check (char_length(query) <= 2000),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select protect_tenant_table('log_views');

create table log_rules (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 100),
  query text not null check (char_length(query) <= 2000),
  kind text not null check (kind in ('threshold', 'absence', 'rate_change', 'match')),
  window_seconds integer not null check (window_seconds between 60 and 86400),
  -- threshold: so many or more; absence: fewer than so many; rate_change: so many at least in the larger window.
  min_records integer not null check (min_records between 1 and 1000000),
  -- rate_change: against the window before, above 0 for a rise and below for a fall.
  change_percent integer not null check (change_percent between -100 and 100000),
  quiet_seconds integer not null check (quiet_seconds between 60 and 604800),
  enabled boolean not null,
  webhook_url text,
  emails text[] not null,
  -- Somebody was told that it is met, and not yet that it is over.
  firing boolean not null default false,
  -- Every millisecond before this one was looked at.
  evaluated_to_ms bigint not null,
  notified_at timestamptz,
  -- match: records that came in the quiet time and are told with the next ones.
  waiting_records integer not null default 0,
  next_evaluation_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index log_rules_due on log_rules (next_evaluation_at) where enabled;
select protect_tenant_table('log_rules');

create table log_rule_secrets (
  tenant_id uuid not null,
  rule_id uuid not null,
  sealed text not null,
  primary key (tenant_id, rule_id),
  foreign key (tenant_id, rule_id) references log_rules (tenant_id, id) on delete cascade
);
select protect_tenant_table('log_rule_secrets');

-- What rules have told. Records are named, not repeated: what is forgotten of them is forgotten here too.
create table log_alerts (
  tenant_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  kind text not null check (kind in ('fired', 'resolved', 'test')),
  at timestamptz not null default now(),
  from_ms bigint not null,
  to_ms bigint not null,
  records integer not null,
  previous_records integer,
  record_ids text[] not null,
  seen_at timestamptz,
  webhook_state text check (webhook_state in ('waiting', 'delivered', 'failed')),
  webhook_status integer,
  mailed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_id) references log_rules (tenant_id, id) on delete cascade
);
create index log_alerts_newest on log_alerts (tenant_id, at desc, id desc);
create index log_alerts_of_rule on log_alerts (tenant_id, rule_id);
select protect_tenant_table('log_alerts');
