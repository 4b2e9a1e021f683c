import { sql } from "kysely";
import { recordAuditIn } from "#features/audit";
import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { tenantTables } from "#platform/tenant-tables";

/** Rows of one statement: on the embedded engine others wait while it runs. */
const BATCH = 500;

/**
 * Removes everything of a tenant: its key first, so that what is sealed is lost at once, then all rows, queued jobs,
 * files, and last the tenant itself. What Redis holds of it runs out within a day. May be broken off and run again.
 * Returns how many rows went.
 */
export async function eraseTenant(platform: Platform, tenant: { id: string; organisationId: string }): Promise<number> {
  let rows = await eraseFrom(platform, "tenant_keys", tenant.id);
  // Before the rows, so that no worker moves them into the archive behind us.
  await platform.logs.dropTenant({ tenantId: tenant.id });
  for (const table of await erase(platform, tenantTables)) rows += await eraseFrom(platform, table, tenant.id);
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
