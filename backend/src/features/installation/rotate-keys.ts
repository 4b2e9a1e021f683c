import { sql } from "kysely";
import { INSTALLATION_CHAIN, recordAuditIn } from "#features/audit";
import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { generateDataKey, wrapContext } from "#platform/tenant-secrets";

const BATCH = 200;

interface KeyRow {
  tenant_id: string;
  version: number;
  wrapped_key: string;
}

export interface KeyRotation {
  /** Tenants' keys that were under an earlier key-encryption key. */
  rewrapped: number;
  /** New keys of tenants, when asked for. */
  made: number;
}

/**
 * Wraps every tenant's keys under the current key-encryption key, so that earlier ones can be taken out of the
 * environment; with `dataKeys` each tenant that has a key gets a new one for what is sealed from now on. May be broken
 * off and run again.
 */
export async function rotateKeys(platform: Platform, { dataKeys }: { dataKeys: boolean }): Promise<KeyRotation> {
  let rewrapped = 0;
  for (let done = BATCH; done === BATCH;) {
    done = await administer(platform, (transaction) => rewrapBatch(platform, transaction));
    rewrapped += done;
  }
  const made = dataKeys ? await makeDataKeys(platform) : 0;
  const place = { chain: INSTALLATION_CHAIN, actor: { kind: "operator", id: null, name: null } };
  await administer(platform, (transaction) =>
    recordAuditIn({ platform, place }, transaction, { action: "keys.rotated", detail: { rewrapped, made } }),
  );
  return { rewrapped, made };
}

async function rewrapBatch(platform: Platform, transaction: Transaction): Promise<number> {
  const { keyWrapper } = platform.secrets;
  const { rows } = await sql<KeyRow>`select tenant_id, version, wrapped_key from tenant_keys
    where split_part(wrapped_key, '.', 1) <> ${keyWrapper.currentId} limit ${BATCH} for update`.execute(transaction);
  for (const { tenant_id: tenantId, version, wrapped_key: wrapped } of rows) {
    const context = wrapContext(tenantId, version);
    const renewed = await keyWrapper.wrap(await keyWrapper.unwrap(wrapped, context), context);
    await sql`update tenant_keys set wrapped_key = ${renewed}
      where tenant_id = ${tenantId} and version = ${version}`.execute(transaction);
  }
  return rows.length;
}

async function makeDataKeys(platform: Platform): Promise<number> {
  const { rows } = await administer(platform, (transaction) =>
    sql<{ tenant_id: string; version: number }>`select tenant_id, max(version) as version from tenant_keys
      group by tenant_id`.execute(transaction),
  );
  for (const row of rows) {
    const version = row.version + 1;
    const wrapped = await platform.secrets.keyWrapper.wrap(generateDataKey(), wrapContext(row.tenant_id, version));
    await administer(platform, (transaction) =>
      sql`insert into tenant_keys (tenant_id, version, wrapped_key) values (${row.tenant_id}, ${version}, ${wrapped})
        on conflict do nothing`.execute(transaction),
    );
  }
  return rows.length;
}

function administer<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "administer installation" }, work);
}
