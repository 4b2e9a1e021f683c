-- People in the conversation: who has it, what was said between visitor and people, notes, tags, canned replies, blocks.

-- One row tells who has a conversation, so that its lock decides between everybody who wants to act on it.
alter table conversations
  add column handoff_state text not null default 'agent'
    check (handoff_state in ('agent', 'requested', 'waiting', 'with_person', 'closed')),
  -- Counts transitions: a member's command names the one that it was given for.
  add column handoff_version integer not null default 0,
  add column assigned_to uuid check ((handoff_state = 'with_person') = (assigned_to is not null)),
  add column assigned_name text,
  -- How often the agent itself has asked for a person.
  add column agent_requests integer not null default 0,
  add column handoff_timer text check (handoff_timer in ('notice', 'wait', 'answer', 'idle')),
  add column handoff_due_at timestamptz check ((handoff_timer is null) = (handoff_due_at is null)),
  -- Position of the newest entry of the thread.
  add column last_position integer not null default 0,
  add column visitor_delivered integer not null default 0,
  add column visitor_read integer not null default 0,
  add column people_delivered integer not null default 0,
  add column people_read integer not null default 0,
  -- When a member last opened it; null while nobody has looked since the visitor's last word.
  add column seen_at timestamptz,
  -- The visitor's last word has no answer: not known by the agent, or not replied to by the person.
  add column unanswered boolean not null default false,
  -- Where the visitor was when asking for a person.
  add column page jsonb,
  -- HMAC of the visitor's network address under a key of the installation, so that it can be blocked without being kept.
  add column network_key text;
create index conversations_due on conversations (handoff_due_at) where handoff_due_at is not null;
create index conversations_by_state on conversations (tenant_id, handoff_state, updated_at desc, id);
create index conversations_of_member on conversations (tenant_id, assigned_to, updated_at desc, id);
create index conversations_unseen on conversations (tenant_id, updated_at desc, id) where seen_at is null;
create index conversations_unanswered on conversations (tenant_id, updated_at desc, id) where unanswered;

-- What visitor and people say to each other, and every transition, in one order: position 1, 2, 3 … without a gap.
create table thread_entries (
  tenant_id uuid not null,
  conversation_id uuid not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('message', 'state')),
  author text not null check (author in ('visitor', 'person', 'agent', 'system')),
  member_id uuid,
  member_name text,
  -- Of a message.
  text text check (char_length(text) between 1 and 4000),
  -- Of a transition.
  state text,
  reason text,
  -- Made by the sender: the same message sent again is one entry.
  sender_key text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, conversation_id, position),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade,
  check ((kind = 'message') = (text is not null)),
  check ((kind = 'state') = (state is not null))
);
create unique index thread_entries_once on thread_entries (tenant_id, conversation_id, author, sender_key)
  where sender_key is not null;
select protect_tenant_table('thread_entries');

-- Folded words of a conversation: plain equality, so that row-level security leaves the index in use.
create table conversation_words (
  tenant_id uuid not null,
  word text not null,
  conversation_id uuid not null,
  primary key (tenant_id, word, conversation_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index conversation_words_of_conversation on conversation_words (tenant_id, conversation_id);
select protect_tenant_table('conversation_words');

create table conversation_notes (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  text text not null check (char_length(text) between 1 and 4000),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index conversation_notes_of_conversation on conversation_notes (tenant_id, conversation_id, created_at);
select protect_tenant_table('conversation_notes');

create table conversation_tags (
  tenant_id uuid not null,
  conversation_id uuid not null,
  tag text not null check (char_length(tag) between 1 and 40),
  primary key (tenant_id, conversation_id, tag),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index conversation_tags_by_tag on conversation_tags (tenant_id, tag, conversation_id);
select protect_tenant_table('conversation_tags');

create table canned_replies (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 80),
  text text not null check (char_length(text) between 1 and 4000),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index canned_replies_by_title on canned_replies (tenant_id, title);
select protect_tenant_table('canned_replies');

create table visitor_blocks (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('visitor', 'network', 'email')),
  value text not null check (char_length(value) between 1 and 320),
  reason text not null default '',
  blocked_by text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, value)
);
select protect_tenant_table('visitor_blocks');

-- What a visitor thought of an answer.
create table turn_ratings (
  tenant_id uuid not null,
  turn_id uuid not null,
  rating text not null check (rating in ('up', 'down')),
  rated_at timestamptz not null default now(),
  primary key (tenant_id, turn_id),
  foreign key (tenant_id, turn_id) references turns (tenant_id, id) on delete cascade
);
select protect_tenant_table('turn_ratings');

-- Waiting times, who gets mail, and what counts as spam.
create table handoff_settings (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  content jsonb not null,
  updated_at timestamptz not null default now()
);
select protect_tenant_table('handoff_settings');

-- Who of the team is there now, and which conversation they look at; renewed while their dashboard is open.
create table member_presence (
  tenant_id uuid not null references tenants (id) on delete cascade,
  person_id uuid not null,
  name text not null,
  conversation_id uuid,
  present_until timestamptz not null,
  primary key (tenant_id, person_id)
);
select protect_tenant_table('member_presence');

-- The mail that tells the merchant of it was made.
alter table contact_requests add column mailed_at timestamptz;
