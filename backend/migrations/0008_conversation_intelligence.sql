-- What messages want, who is likely to buy, and orders that are shown to whoever proves that they are theirs.

-- Intents of a merchant's own; the built-in ones stand in the code.
create table intents (
  tenant_id uuid not null references tenants (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  stage text not null check (stage in ('buy', 'research', 'support', 'other')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, name)
);
select protect_tenant_table('intents');

create table intent_examples (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  text text not null check (char_length(text) between 1 and 500),
  -- SHA-256 of the folded text: what is said twice in the same words is one example.
  text_key text not null,
  language text not null,
  -- Null says that the message has none of the tenant's intents.
  intent text,
  origin text not null check (origin in ('taught', 'corrected')),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, text_key)
);
create index intent_examples_by_intent on intent_examples (tenant_id, intent, id);
select protect_tenant_table('intent_examples');

-- Trained by a job from the examples; the last one that was trained answers.
create table intent_models (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  version uuid not null,
  -- When the examples were read: a slower training of older examples must not win.
  examples_read_at timestamptz not null,
  examples integer not null,
  intents integer not null,
  threshold real not null,
  slope real not null,
  accuracy real,
  content bytea not null,
  trained_at timestamptz not null default now()
);
alter table intent_models alter column content set storage external;
select protect_tenant_table('intent_models');

create table message_intents (
  tenant_id uuid not null,
  turn_id uuid not null,
  conversation_id uuid not null,
  -- [{intent, stage, confidence, origin}], the likeliest first.
  intents jsonb not null,
  -- What a member said instead; null intent with a time says "none of them".
  corrected_intent text,
  corrected_at timestamptz,
  model_version uuid,
  -- Nothing was understood and nobody has said yet what it meant: worth a member's look.
  is_open boolean not null generated always as (jsonb_array_length(intents) = 0 and corrected_at is null) stored,
  -- To the millisecond, as cursors carry it.
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade
);
create index message_intents_of_conversation on message_intents (tenant_id, conversation_id);
create index message_intents_by_time on message_intents (tenant_id, created_at desc, turn_id);
create index message_intents_open on message_intents (tenant_id, is_open, created_at desc, turn_id);
select protect_tenant_table('message_intents');

create table lead_settings (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  -- Signals with their weights, thresholds and the qualification flow.
  content jsonb not null,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('lead_settings');

create table leads (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  -- The visitor, or the conversation where a merchant's own software holds it.
  subject uuid not null,
  conversation_id uuid not null,
  -- Agreed to be remembered by name and address; without it none of them is ever stored.
  consent_at timestamptz,
  name text,
  email text,
  phone text,
  -- What was said of quantity, budget and time: nothing that names a person.
  facts jsonb not null default '{}',
  -- What was chosen in the qualification flow, by the question's id.
  answers jsonb not null default '{}',
  score integer not null default 0,
  band text not null default 'cold' check (band in ('cold', 'warm', 'hot')),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, subject),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
  check (consent_at is not null or (name is null and email is null and phone is null))
);
create index leads_by_score on leads (tenant_id, score desc, id);
create index leads_by_band on leads (tenant_id, band, score desc, id);
-- With the id behind, so that the check of a foreign key is never planned over them instead of the key.
create index leads_by_time on leads (tenant_id, last_seen_at, id);
create index leads_of_conversation on leads (tenant_id, conversation_id, id);
select protect_tenant_table('leads');

-- What spoke for or against a purchase, once for each turn.
create table lead_signals (
  tenant_id uuid not null,
  lead_id uuid not null,
  turn_id uuid not null,
  signal text not null,
  occurred_at timestamptz not null,
  primary key (tenant_id, lead_id, turn_id, signal),
  foreign key (tenant_id, lead_id) references leads (tenant_id, id) on delete cascade,
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade
);
create index lead_signals_of_turn on lead_signals (tenant_id, turn_id);
select protect_tenant_table('lead_signals');

-- What became of it: an order, a reply, a member's verdict.
create table lead_outcomes (
  tenant_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  kind text not null check (kind in ('order', 'reply', 'verdict')),
  won boolean not null,
  -- As it was when the outcome came, so that a score is never judged by what it learned later.
  score integer not null,
  band text not null,
  occurred_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references leads (tenant_id, id) on delete cascade
);
create index lead_outcomes_of_lead on lead_outcomes (tenant_id, lead_id);
create index lead_outcomes_by_time on lead_outcomes (tenant_id, occurred_at);
select protect_tenant_table('lead_outcomes');

create table orders (
  tenant_id uuid not null references tenants (id) on delete cascade,
  -- HMAC of number and e-mail together: only who names both can find the row, or learn that there is one.
  proof text not null,
  -- HMAC of the number alone, for the plugin that sends the order again with another address.
  number_key text not null,
  -- Sealed under the tenant's own key.
  content text not null,
  -- By the shop's clock: an older version never replaces a newer one.
  changed_at timestamptz not null,
  stored_at timestamptz not null default now(),
  primary key (tenant_id, number_key),
  unique (tenant_id, proof)
);
create index orders_by_time on orders (tenant_id, changed_at);
select protect_tenant_table('orders');

-- How long conversations are kept; a tenant without a row keeps them.
create table retention_settings (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  conversation_days integer not null check (conversation_days between 1 and 3650),
  updated_at timestamptz not null default now()
);
select protect_tenant_table('retention_settings');

-- For a visitor who wants everything erased.
create index contact_requests_of_visitor on contact_requests (tenant_id, visitor_id);
-- For rows that go with their conversation.
create index contact_requests_of_conversation on contact_requests (tenant_id, conversation_id);
