-- What operations ask the workers to do, written in the transaction of the data it is about.
create table job_outbox (
  tenant_id uuid not null references tenants (id) on delete cascade,
  id uuid not null,
  name text not null,
  payload jsonb not null,
  -- At most one waiting job of a name and key at a time; null for no such limit.
  singleton_key text,
  start_after timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index job_outbox_due on job_outbox (start_after, id);
select protect_tenant_table('job_outbox');
