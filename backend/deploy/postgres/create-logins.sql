-- Run once, as superuser, in the empty database that Netvexa will live in.
-- Makes three logins, none of them a superuser: the owner migrates, the application sees one tenant at a time through
-- row-level security, the system login does the work that belongs to no tenant.
-- Passwords come as settings of the session, so that they stand in no file:
--   PGOPTIONS='-c netvexa.owner_password=… -c netvexa.app_password=… -c netvexa.system_password=…' psql -f create-logins.sql

create extension if not exists vector;
create extension if not exists pg_trgm;

do $$
begin
  -- Another database of the same server may have made the groups.
  if not exists (select from pg_roles where rolname = 'netvexa_app') then create role netvexa_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'netvexa_system') then create role netvexa_system nologin; end if;
  if not exists (select from pg_roles where rolname = 'netvexa_auth') then create role netvexa_auth nologin; end if;
  execute format('create role netvexa_owner login password %L', current_setting('netvexa.owner_password'));
  execute format('create role netvexa_app_login login password %L', current_setting('netvexa.app_password'));
  execute format('create role netvexa_system_login login password %L', current_setting('netvexa.system_password'));
  execute format('alter database %I owner to netvexa_owner', current_database());
  execute format('revoke connect on database %I from public', current_database());
  execute format('grant connect on database %I to netvexa_app_login, netvexa_system_login', current_database());
end $$;

alter schema public owner to netvexa_owner;
grant netvexa_app to netvexa_app_login;
grant netvexa_system to netvexa_system_login;
-- The system login steps into this role for accounts. For a login of its own: create one, grant it netvexa_auth, and
-- name it in DATABASE_AUTH_URL.
grant netvexa_auth to netvexa_system;
