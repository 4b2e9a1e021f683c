import { sql } from "kysely";
import { recordAuditIn } from "#features/audit";
import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

/** Rows of one statement: on the embedded engine others wait while it runs. */
const BATCH = 500;

/**
 * Removes everything of a tenant: its key first, so that what is sealed is lost at once, then all rows, queued jobs,
 * files, and last the tenant itself. What Redis holds of it runs out within a day. May be broken off and run again.
 * Returns how many rows went.
 */
export async function eraseTenant(platform: Platform, tenant: { id: string; organisationId: string }): Promise<number> {
  let rows = await eraseFrom(platform, "tenant_keys", tenant.id);
  for (const table of await tenantTables(platform)) rows += await eraseFrom(platform, table, tenant.id);
  await platform.objects.removeAll({ tenantId: tenant.id });
  await erase(platform, async (transaction) => {
    await sql`delete from job_queue.job_common where data ->> 'tenantId' = ${tenant.id}`.execute(transaction);
    await sql`delete from tenants where id = ${tenant.id}`.execute(transaction);
    const place = {
      chain: tenant.organisationId,
      actor: { kind: "system", id: null, name: null },
      tenantId: tenant.id,
    };
    await recordAuditIn({ platform, place }, transaction, {
      action: "storefront.deleted",
      target: { kind: "storefront", id: tenant.id },
      detail: { rows },
    });
  });
  return rows;
}

function erase<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "erase tenant", priority: "bulk" }, work);
}

async function eraseFrom(platform: Platform, table: string, tenantId: string): Promise<number> {
  const name = sql.table(table);
  for (let total = 0; ;) {
    const { numAffectedRows } = await erase(platform, (transaction) =>
      sql`delete from ${name} where tenant_id = ${tenantId} and ctid = any (array(
        select ctid from ${name} where tenant_id = ${tenantId} limit ${BATCH}))`.execute(transaction),
    );
    const gone = Number(numAffectedRows ?? 0n);
    total += gone;
    if (gone === 0) return total;
  }
}

/** Every table that holds rows of tenants, those that refer to others before them. */
async function tenantTables(platform: Platform): Promise<string[]> {
  const { rows } = await erase(platform, (transaction) =>
    sql<{ name: string; users: string[] }>`
      with own as (
        select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and not a.attisdropped)
      select c.oid::regclass::text as name,
        coalesce(array_agg(distinct k.conrelid::regclass::text) filter (where k.conrelid <> c.oid), '{}') as users
      from own c
      left join pg_constraint k on k.confrelid = c.oid and k.contype = 'f' and k.conrelid in (select oid from own)
      group by c.oid order by 1`.execute(transaction),
  );
  const waiting = new Map(rows.map(({ name, users }) => [name, users]));
  const order: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, users]) => users.every((user) => !waiting.has(user))).map(([name]) => name);
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const name of free) waiting.delete(name);
    order.push(...free);
  }
  return order;
}
