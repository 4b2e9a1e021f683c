import { sql } from "kysely";
import { grantableScopes, type Scope } from "@netvexa/contract";
import { recordAudit } from "#features/audit";
import { AppError, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { systemTransaction } from "#platform/system-context";
import { tenantTransaction, type Actor, type TenantContext } from "#platform/tenant-context";
import { forgetVerifiedKeys } from "./verify-api-key-briefly.ts";
import { fingerprintApiKey, generateApiKey } from "./api-key.ts";

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: string;
  /** Null: until it is revoked. */
  expiresAt: string | null;
  revokedAt: string | null;
}

interface Row {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
}

/** Issues a key with at most the caller's own scopes. The key itself is returned this once and stored as an HMAC alone. */
export async function createApiKey(
  ctx: TenantContext,
  input: { name: string; scopes: Scope[]; expiresInDays?: number | null | undefined },
): Promise<ApiKey & { key: string }> {
  assertScopesHeld(ctx, input.scopes);
  const { key, prefix } = generateApiKey();
  const fingerprint = fingerprintApiKey(ctx.platform, key);
  const scopes = [...new Set(input.scopes)];
  const row = await tenantTransaction(ctx, async (transaction) => {
    const { rows } = await sql<Row>`insert into api_keys
        (tenant_id, id, name, prefix, secret_fingerprint, scopes, expires_at)
      values (${ctx.tenantId}, ${newId()}, ${input.name}, ${prefix}, ${fingerprint}, ${scopes}::text[],
        now() + make_interval(days => ${input.expiresInDays ?? null}::int)) returning *`.execute(transaction);
    const target = { kind: "api_key", id: rows[0]?.id ?? "" };
    await recordAudit(ctx, transaction, {
      action: "api_key.issued",
      target,
      detail: { name: input.name, prefix, scopes },
    });
    return rows[0];
  });
  if (!row) throw new Error("The insert of an API key returned no row.");
  await systemTransaction({ platform: ctx.platform, reason: "resolve credential" }, (transaction) =>
    sql`insert into credential_lookup (lookup, kind, tenant_id) values (${prefix}, 'api_key', ${ctx.tenantId})`.execute(
      transaction,
    ),
  );
  return { ...toApiKey(row), key };
}

export async function listApiKeys(ctx: TenantContext): Promise<ApiKey[]> {
  const { rows } = await tenantTransaction(ctx, (transaction) =>
    sql<Row>`select id, name, prefix, scopes, created_at, expires_at, revoked_at from api_keys
      where tenant_id = ${ctx.tenantId} order by created_at desc, id limit 500`.execute(transaction),
  );
  return rows.map(toApiKey);
}

/** The key is refused from the next request on. Revoking twice changes nothing. */
export async function revokeApiKey(ctx: TenantContext, keyId: string): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    const { rows } = await sql`update api_keys set revoked_at = coalesce(revoked_at, now())
      where tenant_id = ${ctx.tenantId} and id = ${keyId} returning id`.execute(transaction);
    if (rows.length === 0) throw notFound("API key");
    await recordAudit(ctx, transaction, { action: "api_key.revoked", target: { kind: "api_key", id: keyId } });
  });
  await forgetVerifiedKeys(ctx.platform);
}

function assertScopesHeld(ctx: TenantContext, scopes: Scope[]): void {
  const held = heldScopes(ctx.actor);
  const missing = scopes.filter((scope) => !held.includes(scope));
  if (missing.length === 0) return;
  throw new AppError({
    kind: "forbidden",
    code: "scope_exceeded",
    detail: `A key can only be given the scopes of whoever issues it; these are lacking: ${missing.join(", ")}.`,
  });
}

function heldScopes(actor: Actor): readonly string[] {
  if (actor.kind === "api_key") return actor.scopes;
  return actor.kind === "member" ? grantableScopes(actor.role) : [];
}

function toApiKey(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
