import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { TenantContext } from "./tenant-context.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A tenant's right, or, where a credential is still to be verified, the tenant that it says it is for. */
type CipherScope = Pick<TenantContext, "tenantId" | "platform">;

/** Seals and opens secret fields of one tenant. */
export interface FieldCipher {
  /** AES-256-GCM under the tenant's newest key; `field` must be the same when it is opened again. */
  seal(field: string, plain: string): string;
  /** Throws when the text was changed, or sealed for another field or tenant. */
  open(field: string, sealed: string): string;
}

/**
 * The cipher of the tenant's secret fields, within the caller's tenant transaction. Its key is the tenant's own, made on
 * first use and wrapped under the installation's key-encryption key; it goes with the tenant, and what it sealed cannot
 * be read from then on, not in a backup of other tables either.
 */
export async function openFieldCipher(ctx: CipherScope, transaction: Transaction): Promise<FieldCipher> {
  const stored = await selectKeys(ctx, transaction);
  const rows = stored.length > 0 ? stored : await makeFirstKey(ctx, transaction);
  const keys = new Map<number, Uint8Array>();
  const { keyWrapper } = ctx.platform.secrets;
  for (const { version, wrapped_key: wrapped } of rows) {
    keys.set(version, await keyWrapper.unwrap(wrapped, wrapContext(ctx.tenantId, version)));
  }
  const current = Math.max(...keys.keys());
  return {
    seal: (field, plain) => `${current}.${seal(keyOf(keys, current), `${ctx.tenantId}\n${field}`, plain)}`,
    open: (field, sealed) => {
      const [version = "", body = ""] = sealed.split(".");
      return open(keyOf(keys, Number(version)), `${ctx.tenantId}\n${field}`, body);
    },
  };
}

/** What a tenant's key is bound to while it is wrapped. */
export function wrapContext(tenantId: string, version: number): string {
  return `tenant key\n${tenantId}\n${version}`;
}

export function generateDataKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

interface KeyRow {
  version: number;
  wrapped_key: string;
}

async function selectKeys({ tenantId }: CipherScope, transaction: Transaction): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`select version, wrapped_key from tenant_keys
    where tenant_id = ${tenantId} order by version`.execute(transaction);
  return rows;
}

/** Whoever comes second at the same moment takes the first one's. */
async function makeFirstKey(ctx: CipherScope, transaction: Transaction): Promise<KeyRow[]> {
  const { keyWrapper } = ctx.platform.secrets;
  const wrapped = await keyWrapper.wrap(generateDataKey(), wrapContext(ctx.tenantId, 1));
  await sql`insert into tenant_keys (tenant_id, version, wrapped_key) values (${ctx.tenantId}, 1, ${wrapped})
    on conflict do nothing`.execute(transaction);
  return selectKeys(ctx, transaction);
}

function keyOf(keys: Map<number, Uint8Array>, version: number): Uint8Array {
  const key = keys.get(version);
  if (!key) throw new Error("A field was sealed with a key that the tenant does not have.");
  return key;
}

function seal(key: Uint8Array, context: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

function open(key: Uint8Array, context: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}
