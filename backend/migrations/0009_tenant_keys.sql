-- Keys that a tenant's secret fields are sealed with, and storefronts that are to be deleted.

create table tenant_keys (
  tenant_id uuid not null references tenants (id) on delete cascade,
  version integer not null,
  -- Under the key-encryption key that it names; without that, what the tenant sealed is noise. Gone with the tenant.
  wrapped_key text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, version)
);
select protect_tenant_table('tenant_keys');

alter table tenants add column deletion_due_at timestamptz;
create index tenants_to_delete on tenants (deletion_due_at) where deletion_due_at is not null;
