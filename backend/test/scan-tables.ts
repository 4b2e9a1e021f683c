import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";

/** Tables that belong to the installation and no tenant; the application role may not touch them (but for the first). */
const GLOBAL_TABLES = new Set([
  "schema_migrations",
  "organisations",
  "tenants",
  "credential_lookup",
  "operator_credentials",
  "installation_settings",
  "installation_idempotency_keys",
  "members",
  "member_storefronts",
  "invitations",
  "sign_up_intents",
  "token_families",
  "refresh_tokens",
  "audit_entries",
  "audit_heads",
  "audit_checkpoints",
  "oauth_records",
  "mail_outbox",
]);
const READABLE_BY_TENANTS = new Set(["schema_migrations"]);

export interface TableScan {
  checked: number;
  problems: string[];
}

interface Row {
  name: string;
  enabled: boolean;
  forced: boolean;
  is_partition: boolean;
  has_tenant: boolean;
  tenant_policy: boolean;
  keys_without_tenant: string[] | null;
  keys_not_led: string[] | null;
  app_privileges: boolean;
}

/**
 * Holds every table and partition against the locks: on the short global list, or `tenant_id not null` at the head of
 * every key, row-level security enabled and forced, and the tenant policy with both USING and WITH CHECK.
 */
export async function scanTables(owner: Kysely<Tables>): Promise<TableScan> {
  const { rows } = await sql<Row>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, c.relispartition as is_partition,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as has_tenant,
      exists (select 1 from pg_policy p join pg_roles r on r.oid = any (p.polroles) where p.polrelid = c.oid
        and r.rolname = 'netvexa_app' and p.polcmd = '*'
        and pg_get_expr(p.polqual, p.polrelid) like '%app.tenant_id%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%app.tenant_id%') as tenant_policy,
      (select array_agg(i.indexrelid::regclass::text) from pg_index i where i.indrelid = c.oid and i.indisunique
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = any (i.indkey)))
        as keys_without_tenant,
      (select array_agg(k.conname::text) from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'f')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = k.conkey[1]))
        as keys_not_led,
      has_table_privilege('netvexa_app', c.oid, 'select, insert, update, delete') as app_privileges
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`.execute(owner);
  return { checked: rows.length, problems: rows.flatMap(problemsOf) };
}

/** A public key names its tenant and must be unique among all. */
const GLOBALLY_UNIQUE = new Set(["storefronts_public_key_key"]);

function problemsOf(row: Row): string[] {
  if (GLOBAL_TABLES.has(row.name)) {
    const open = row.app_privileges && !READABLE_BY_TENANTS.has(row.name);
    return open ? [`${row.name}: is global, yet the application role may use it`] : [];
  }
  const strayKeys = (row.keys_without_tenant ?? []).filter((key) => !GLOBALLY_UNIQUE.has(key));
  const checks: [boolean, string][] = [
    [!(row.is_partition && row.app_privileges), "is a partition, yet the application role may use it past its parent"],
    [row.has_tenant, "has no tenant_id not null and is not on the global list"],
    [row.enabled, "row-level security is not enabled"],
    [row.forced, "row-level security is not forced"],
    [row.tenant_policy, "the tenant policy with USING and WITH CHECK is missing"],
    [strayKeys.length === 0, `unique without the tenant: ${strayKeys.join(", ")}`],
    [(row.keys_not_led ?? []).length === 0, `keys not led by tenant_id: ${(row.keys_not_led ?? []).join(", ")}`],
  ];
  return checks.flatMap(([good, problem]) => (good ? [] : [`${row.name}: ${problem}`]));
}
