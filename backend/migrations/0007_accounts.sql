-- People with their credentials and sessions, members of organisations, the audit log.

do $$
begin
  if not exists (select from pg_roles where rolname = 'netvexa_auth') then
    create role netvexa_auth nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- The system login steps into this role for what accounts need, unless a login of its own is given. Databases of one
-- server share roles, so another may be granting at the same moment; or the server's set-up did it, with rights that
-- the owner lacks.
do $$
begin
  if not pg_has_role('netvexa_system', 'netvexa_auth', 'member') then
    grant netvexa_auth to netvexa_system;
  end if;
exception when insufficient_privilege or unique_violation or internal_error then null;
end $$;

create schema auth;
grant usage on schema auth to netvexa_auth, netvexa_system;

create table auth.people (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.sessions (
  id uuid primary key,
  user_id uuid not null references auth.people (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index sessions_person on auth.sessions (user_id);

create table auth.credentials (
  id uuid primary key,
  user_id uuid not null references auth.people (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  -- scrypt, with its own salt.
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index credentials_person on auth.credentials (user_id);

create table auth.verifications (
  id uuid primary key,
  -- Hashed: what was mailed cannot be read here.
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on auth.verifications (identifier);

create table auth.second_factors (
  id uuid primary key,
  user_id uuid not null references auth.people (id) on delete cascade,
  -- Encrypted, as are the backup codes.
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index second_factors_person on auth.second_factors (user_id);

create table auth.passkeys (
  id uuid primary key,
  user_id uuid not null references auth.people (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkeys_person on auth.passkeys (user_id);

grant select, insert, update, delete on all tables in schema auth to netvexa_auth;
-- Names for lists of members; never a hash or a token.
grant select (id, name, email, email_verified, two_factor_enabled, created_at) on auth.people to netvexa_system;

create unique index tenants_of_organisation on tenants (organisation_id, id);

create table members (
  organisation_id uuid not null references organisations (id) on delete cascade,
  id uuid not null,
  person_id uuid not null references auth.people (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  -- False: the role is for the storefronts in member_storefronts alone.
  all_storefronts boolean not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, id),
  unique (organisation_id, person_id),
  check (all_storefronts or role <> 'owner')
);
create index members_person on members (person_id);

create table member_storefronts (
  organisation_id uuid not null,
  member_id uuid not null,
  tenant_id uuid not null,
  primary key (organisation_id, member_id, tenant_id),
  foreign key (organisation_id, member_id) references members (organisation_id, id) on delete cascade,
  foreign key (organisation_id, tenant_id) references tenants (organisation_id, id) on delete cascade
);
create index member_storefronts_tenant on member_storefronts (organisation_id, tenant_id);

create table invitations (
  organisation_id uuid not null references organisations (id) on delete cascade,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  -- Null for all of the organisation.
  storefronts uuid[],
  token_fingerprint text not null unique,
  invited_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- Accepted, replaced or taken back: it opens nothing any more.
  closed_at timestamptz,
  primary key (organisation_id, id)
);
create unique index invitations_open on invitations (organisation_id, email) where closed_at is null;

-- What a new account asked for, kept until its address is proven.
create table sign_up_intents (
  person_id uuid primary key references auth.people (id) on delete cascade,
  organisation text not null,
  storefront jsonb not null,
  created_at timestamptz not null default now()
);

-- Refresh tokens of API clients: each is used once and replaced; a second use ends the whole family.
create table token_families (
  id uuid primary key,
  person_id uuid not null references auth.people (id) on delete cascade,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index token_families_person on token_families (person_id);
create table refresh_tokens (
  family_id uuid not null references token_families (id) on delete cascade,
  token_fingerprint text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (token_fingerprint)
);
create index refresh_tokens_family on refresh_tokens (family_id);

grant select, insert, update, delete on members, member_storefronts, invitations, sign_up_intents, token_families,
  refresh_tokens to netvexa_system;

-- The audit log: one chain an organisation, and one for the installation (all zeros). Each entry's hash covers the one
-- before it; entries are added by the functions below alone and never changed.
create table audit_entries (
  chain uuid not null,
  sequence bigint not null,
  entry text not null,
  hash text not null,
  primary key (chain, sequence)
);
create table audit_heads (
  chain uuid primary key,
  sequence bigint not null,
  hash text not null
);
-- Signed outside the database, so that whoever rewrites a chain cannot make them anew.
create table audit_checkpoints (
  chain uuid not null,
  sequence bigint not null,
  hash text not null,
  signed_at timestamptz not null,
  signature text not null,
  primary key (chain, sequence)
);
grant select, insert on audit_checkpoints to netvexa_system;
-- Rows arrive here from another database as they were; otherwise the functions below write them.
grant select, insert on audit_entries, audit_heads to netvexa_system;

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();
create trigger audit_checkpoints_append_only before update or delete or truncate on audit_checkpoints
  for each statement execute function refuse_audit_change();

create function append_audit_to(target uuid, fact text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_heads%rowtype;
begin
  insert into audit_heads (chain, sequence, hash) values (target, 0, '') on conflict do nothing;
  select * into head from audit_heads where chain = target for update;
  head.sequence := head.sequence + 1;
  head.hash := encode(sha256(convert_to(
    head.hash || E'\n' || target || E'\n' || head.sequence || E'\n' || fact, 'UTF8')), 'hex');
  insert into audit_entries (chain, sequence, entry, hash) values (target, head.sequence, fact, head.hash);
  update audit_heads set sequence = head.sequence, hash = head.hash where chain = target;
  return head.sequence;
end $$;
revoke execute on function append_audit_to(uuid, text) from public;
grant execute on function append_audit_to(uuid, text) to netvexa_system;

-- For a tenant: always its own organisation's chain.
create function append_audit(fact text) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  select append_audit_to(t.organisation_id, fact) from tenants t
    where t.id = nullif(current_setting('app.tenant_id', true), '')::uuid
$$;
revoke execute on function append_audit(text) from public;
grant execute on function append_audit(text) to netvexa_app, netvexa_system;
