-- Log records: the archive, its partitions, and what intake keeps beside them.

-- An id is two numbers, `ms-sequence`: when the record was accepted, and its number within that millisecond.
-- No foreign key to tenants: it would be looked up for every row. A row is only ever written together with the
-- tenant's cursor, which has one.
create table log_records (
  tenant_id uuid not null,
  ms bigint not null,
  sequence integer not null,
  -- By the sender's clock.
  occurred_at timestamptz(3) not null,
  -- 0 trace, 1 debug, 2 info, 3 warn, 4 error, 5 fatal.
  level integer not null check (level between 0 and 5),
  log text not null,
  message text not null,
  fields jsonb not null default '{}',
  trace_id text,
  span_id text,
  conversation_id text,
  visitor_id text,
  source text,
  -- The message's words with their places, and the tenant as one more, so that one look into the text index finds
  -- this tenant's rows alone.
  words tsvector not null,
  -- With what counts by time need, so that they read the index alone.
  primary key (tenant_id, ms, sequence) include (level, log)
) partition by range (ms);
create index log_records_of_log on log_records (tenant_id, log, ms, sequence);
create index log_records_loud on log_records (tenant_id, ms, sequence) where level >= 3;
create index log_records_of_trace on log_records (tenant_id, trace_id, ms, sequence) where trace_id is not null;
create index log_records_of_conversation on log_records (tenant_id, conversation_id, ms, sequence)
  where conversation_id is not null;
create index log_records_of_visitor on log_records (tenant_id, visitor_id, ms, sequence) where visitor_id is not null;
create index log_records_by_word on log_records using gin (words);
select protect_tenant_table('log_records');
-- For `search_log_words`, which runs as the owner: forced row-level security binds it too.
create policy searched_rows on log_records for select to current_user using (true);

-- How far the tenant's records are in the archive, and the last id that was given. One row a shard of the hot store.
create table log_cursors (
  tenant_id uuid not null references tenants (id) on delete cascade,
  shard integer not null default 0,
  ms bigint not null default 0,
  sequence integer not null default 0,
  primary key (tenant_id, shard)
);
select protect_tenant_table('log_cursors');

-- Batches that were taken by the archive itself; the hot store keeps its own.
create table log_batches (
  tenant_id uuid not null references tenants (id) on delete cascade,
  key text not null,
  ms bigint not null,
  first_sequence integer not null,
  records integer not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
create index log_batches_age on log_batches (created_at);
select protect_tenant_table('log_batches');

-- What the archive holds, by the hour: for lists of logs, sums, and retention by bytes.
create table log_hours (
  tenant_id uuid not null references tenants (id) on delete cascade,
  log text not null,
  level integer not null,
  -- First millisecond of the hour.
  hour_ms bigint not null,
  records bigint not null,
  -- Of messages and fields, as UTF-8.
  bytes bigint not null,
  primary key (tenant_id, log, level, hour_ms)
);
create index log_hours_by_time on log_hours (tenant_id, hour_ms);
select protect_tenant_table('log_hours');

-- A tenant without a row keeps the defaults of the program.
create table log_settings (
  tenant_id uuid primary key references tenants (id) on delete cascade,
  retention_days integer not null check (retention_days between 1 and 3650),
  retention_bytes bigint check (retention_bytes > 0),
  -- Records a day; errors are kept beyond it, of the rest `sample_percent`.
  daily_records bigint not null check (daily_records > 0),
  sample_percent integer not null check (sample_percent between 0 and 100),
  -- [{name, pattern}]: what is masked beside what the program knows.
  patterns jsonb not null default '[]',
  updated_at timestamptz not null default now()
);
select protect_tenant_table('log_settings');

-- What one log does otherwise; null is as the tenant's settings say.
create table log_overrides (
  tenant_id uuid not null references tenants (id) on delete cascade,
  log text not null,
  retention_days integer check (retention_days between 1 and 3650),
  retention_bytes bigint check (retention_bytes > 0),
  redact boolean not null default true,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, log)
);
select protect_tenant_table('log_overrides');

-- Makes the days' partitions from the day of `from_ms` to the day of `to_ms`, each with the locks of its parent and no
-- rights of its own; returns how many were missing. Attached rather than created in place, so that nobody waits.
create function make_log_partitions(from_ms bigint, to_ms bigint) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  day_ms constant bigint := 86400000;
  leaf text;
  made integer := 0;
begin
  if from_ms < 0 or to_ms - from_ms > 4000 * day_ms then raise exception 'no such period'; end if;
  perform pg_advisory_xact_lock(7301648121);
  for day in from_ms / day_ms .. to_ms / day_ms loop
    leaf := 'log_records_' || to_char(to_timestamp(day * 86400) at time zone 'UTC', 'YYYYMMDD');
    continue when to_regclass(leaf) is not null;
    execute format('create table %I (like log_records including all)', leaf);
    execute format('alter table %I enable row level security', leaf);
    execute format('alter table %I force row level security', leaf);
    execute format(
      'create policy tenant_rows on %I for all to netvexa_app
         using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
         with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', leaf);
    execute format('alter table log_records attach partition %I for values from (%s) to (%s)',
      leaf, day * day_ms, (day + 1) * day_ms);
    made := made + 1;
  end loop;
  return made;
end $$;
revoke execute on function make_log_partitions(bigint, bigint) from public;
grant execute on function make_log_partitions(bigint, bigint) to netvexa_system;

-- Drops the partitions of days that had ended by `before_ms`; returns how many.
create function drop_log_partitions(before_ms bigint) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  leaf regclass;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(7301648121);
  for leaf in
    select c.oid::regclass from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'log_records'::regclass and c.relname ~ '^log_records_\d{8}$'
      and extract(epoch from to_date(right(c.relname, 8), 'YYYYMMDD'))::bigint * 1000 + 86400000 <= before_ms
  loop
    execute format('drop table %s', leaf);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke execute on function drop_log_partitions(bigint) from public;
grant execute on function drop_log_partitions(bigint) to netvexa_system;

-- Under row-level security the text index cannot be used, so this one function looks into it past the policy. The
-- tenant's predicate is in it twice: as the column, and as a word of the index itself. Ids alone come out, to be
-- joined with rows that the policy lets through. `query` is a tsquery's text; both ends are left out.
create function search_log_words(
  query text, after_ms bigint, after_sequence integer, before_ms bigint, before_sequence integer,
  ascending boolean, most integer
) returns table (ms bigint, sequence integer)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  if tenant is null then return; end if;
  -- Planned anew each time: how common the words are decides between the text index and going through the newest.
  return query execute format(
    'select r.ms, r.sequence from log_records r
     where r.tenant_id = $1 and r.words @@ (quote_literal(''~'' || $1::text)::tsquery && $2::tsquery)
       and r.ms between $3 and $5 and (r.ms, r.sequence) > ($3, $4) and (r.ms, r.sequence) < ($5, $6)
     order by r.ms %1$s, r.sequence %1$s limit $7', case when ascending then 'asc' else 'desc' end)
    using tenant, query, after_ms, after_sequence, before_ms, before_sequence, most;
end $$;
revoke execute on function search_log_words(text, bigint, integer, bigint, integer, boolean, integer) from public;
grant execute on function search_log_words(text, bigint, integer, bigint, integer, boolean, integer) to netvexa_app;

select make_log_partitions(
  (extract(epoch from now()) * 1000)::bigint - 86400000, (extract(epoch from now()) * 1000)::bigint + 7 * 86400000::bigint);
