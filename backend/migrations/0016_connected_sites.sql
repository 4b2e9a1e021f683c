-- Sites that connected themselves: their codes, handshakes and signing secrets.

-- What the old constraint let in the new one does, too: nothing is to be looked through.
alter table credential_lookup drop constraint credential_lookup_kind_check;
alter table credential_lookup add constraint credential_lookup_kind_check
  check (kind in ('public_key', 'api_key', 'preview_key', 'site_key')) not valid;

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

-- Orders that came after a conversation, once each; the conversation may go, what was sold stays counted.
create table influenced_orders (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- HMAC of the shop's number.
  order_key text not null,
  conversation_id uuid,
  total_minor bigint not null check (total_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  placed_at timestamptz not null,
  primary key (tenant_id, order_key),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete set null (conversation_id)
);
create index influenced_orders_of_conversation on influenced_orders (tenant_id, conversation_id, order_key);
create index influenced_orders_by_time on influenced_orders (tenant_id, placed_at);
select protect_tenant_table('influenced_orders');

-- Which visitor a customer of the shop is, so that what a person said can be exported and erased by e-mail address.
create table known_visitors (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- HMAC of the address.
  email_key text not null,
  visitor_id uuid not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, email_key, visitor_id)
);
select protect_tenant_table('known_visitors');
