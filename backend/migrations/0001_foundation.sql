-- Roles, organisations, tenants, storefronts, agents and their credentials.

create extension if not exists vector;
create extension if not exists pg_trgm;

-- Group roles; logins of a server are members of them. Roles belong to the whole server, so another database or the
-- server's set-up may have made them: then the owner needs no right to make roles.
do $$
begin
  if not exists (select from pg_roles where rolname = 'netvexa_app') then
    create role netvexa_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'netvexa_system') then
    create role netvexa_system nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to netvexa_app, netvexa_system;
grant select on schema_migrations to netvexa_app, netvexa_system;

-- Every table with a tenant_id goes through here in the migration that creates it: row-level security is enabled and
-- forced, the application role sees and writes the current tenant alone, the system role sees all.
create function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_rows on %s for all to netvexa_app
       using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', target);
  execute format('create policy system_rows on %s for all to netvexa_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to netvexa_app, netvexa_system', target);
end $$;

create table organisations (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on organisations to netvexa_system;

create table tenants (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  created_at timestamptz not null default now(),
  -- A suspended tenant's credentials are refused; its data stays.
  suspended_at timestamptz
);
create index tenants_organisation on tenants (organisation_id);
grant select, insert, update, delete on tenants to netvexa_system;

-- Which tenant a credential belongs to: read by the system role before there is a tenant. Holds no secret.
create table credential_lookup (
  lookup text primary key,
  kind text not null check (kind in ('public_key', 'api_key')),
  tenant_id uuid not null references tenants (id) on delete cascade
);
create index credential_lookup_tenant on credential_lookup (tenant_id);
grant select, insert, update, delete on credential_lookup to netvexa_system;

create table operator_credentials (
  id uuid primary key,
  secret_fingerprint text not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
grant select, insert, update on operator_credentials to netvexa_system;

-- Settings of the whole installation, one row a key; values of secret kinds are encrypted before they get here.
create table installation_settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on installation_settings to netvexa_system;

create table storefronts (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  kind text not null check (kind in ('wordpress', 'shopify', 'web')),
  name text not null check (char_length(name) between 1 and 200),
  home_url text,
  public_key text not null unique,
  allowed_origins text[] not null default '{}',
  default_language text not null default 'en',
  -- ISO 4217; used when a question names an amount without a currency.
  default_currency text not null default 'EUR',
  -- Spend cap: turns a day, and model cost a day in millionths of a US dollar; null is the installation's default.
  daily_turn_cap integer check (daily_turn_cap >= 0),
  daily_cost_cap_micros bigint check (daily_cost_cap_micros >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index storefronts_by_origin on storefronts using gin (allowed_origins);
select protect_tenant_table('storefronts');

create table agents (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  greeting text,
  instructions text not null default '',
  suggestions jsonb not null default '[]',
  accent_colour text not null default '#0f62fe' check (accent_colour ~ '^#[0-9a-f]{6}$'),
  position text not null default 'end' check (position in ('start', 'end')),
  -- The kill switch: a disabled agent offers the contact form alone.
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select protect_tenant_table('agents');

create table api_keys (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  -- The public part of the key, shown in lists.
  prefix text not null,
  -- HMAC-SHA-256 of the whole key under the installation's key of this purpose.
  secret_fingerprint text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, prefix)
);
select protect_tenant_table('api_keys');

create table idempotency_keys (
  tenant_id uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid references tenants (id) on delete cascade,
  -- Which operation and whose request: an API key's or a visitor's.
  operation text not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer,
  -- Sealed, because an answer may hold a credential that is shown once.
  response text,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (tenant_id, operation, actor, key)
);
create index idempotency_keys_age on idempotency_keys (tenant_id, created_at);
select protect_tenant_table('idempotency_keys');

-- The same for what the operator does in no tenant.
create table installation_idempotency_keys (
  operation text not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer,
  response text,
  created_at timestamptz not null default now(),
  constraint installation_idempotency_keys_pkey primary key (operation, actor, key)
);
grant select, insert, update, delete on installation_idempotency_keys to netvexa_system;
