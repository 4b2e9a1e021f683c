-- Sites that connected themselves: their codes, handshakes and signing secrets.

-- What the old constraint let in the new one does, too: nothing is to be looked through.
alter table credential_lookup drop constraint credential_lookup_kind_check;
alter table credential_lookup add constraint credential_lookup_kind_check
  check (kind in ('public_key', 'api_key', 'site_key')) not valid;

create table connected_sites (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  -- Names the site in what it signs; public.
  site_key text not null,
  url text not null,
  -- The code that a member let the site have, as a keyed hash; gone with its first use.
  code_fingerprint text,
  code_challenge text,
  code_expires_at timestamptz,
  -- Signs in both directions; sealed under the tenant's key. Null until the code was exchanged.
  secret text,
  handshake_url text,
  connected_at timestamptz,
  -- When the site last showed, at its own address, that it holds the secret.
  proven_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, site_key)
);
select protect_tenant_table('connected_sites');
