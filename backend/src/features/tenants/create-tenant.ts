import { sql } from "kysely";
import { SCOPES, type createdTenant, type newStorefront } from "@netvexa/contract";
import type { z } from "zod";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { fingerprintApiKey, generateApiKey, generatePreviewKey, generatePublicKey } from "./api-key.ts";

export type CreatedTenant = z.output<typeof createdTenant>;
export type NewStorefront = z.output<typeof newStorefront>;

export async function createOrganisation(
  platform: Platform,
  input: { name: string },
): Promise<{ id: string; name: string }> {
  const id = newId();
  await systemTransaction({ platform, reason: "administer installation" }, (transaction) =>
    sql`insert into organisations (id, name) values (${id}, ${input.name})`.execute(transaction),
  );
  return { id, name: input.name };
}

/** One storefront, its isolated tenant, an agent, and a first API key with every scope, all or nothing. */
export async function createTenant(
  platform: Platform,
  input: { organisationId: string; storefront: NewStorefront },
): Promise<CreatedTenant> {
  const apiKey = generateApiKey();
  const fingerprint = fingerprintApiKey(platform, apiKey.key);
  const created = await systemTransaction({ platform, reason: "administer installation" }, async (transaction) => {
    const tenant = await insertTenant(transaction, input);
    await insertFirstKey(transaction, { ...apiKey, tenantId: tenant.tenantId, fingerprint });
    return tenant;
  });
  return { ...created, organisationId: input.organisationId, apiKey: apiKey.key };
}

/**
 * The same without a key, within the caller's system transaction. Without allowed origins, that of the home page is
 * one. Throws `not_found` when there is no such organisation.
 */
export async function insertTenant(
  transaction: Transaction,
  { organisationId, storefront }: { organisationId: string; storefront: NewStorefront },
): Promise<{ tenantId: string; publicKey: string }> {
  const [tenantId, publicKey] = [newId(), generatePublicKey()];
  const { rows } = await sql`insert into tenants (id, organisation_id)
    select ${tenantId}, id from organisations where id = ${organisationId} returning id`.execute(transaction);
  if (rows.length === 0) throw notFound("organisation");
  const allowedOrigins = storefront.allowedOrigins.length > 0 ? storefront.allowedOrigins : homeOrigins(storefront);
  await insertStorefront(transaction, { ...storefront, allowedOrigins, tenantId, publicKey });
  return { tenantId, publicKey };
}

function homeOrigins({ homeUrl }: NewStorefront): string[] {
  return homeUrl === null ? [] : [new URL(homeUrl).origin];
}

async function insertStorefront(
  transaction: Transaction,
  row: NewStorefront & { tenantId: string; publicKey: string },
): Promise<void> {
  const previewKey = generatePreviewKey();
  await sql`insert into storefronts
      (tenant_id, kind, name, home_url, public_key, preview_key, allowed_origins, default_language, default_currency)
    values (${row.tenantId}, ${row.kind}, ${row.name}, ${row.homeUrl}, ${row.publicKey}, ${previewKey},
      ${row.allowedOrigins}::text[], ${row.language}, ${row.currency})`.execute(transaction);
  await insertFirstAgent(transaction, row);
  const { publicKey, tenantId } = row;
  await sql`insert into credential_lookup (lookup, kind, tenant_id)
    values (${publicKey}, 'public_key', ${tenantId}::uuid), (${previewKey}, 'preview_key', ${tenantId}::uuid)`.execute(
    transaction,
  );
}

/** The default agent, published as it is: what is left out of a version has its usual value. */
async function insertFirstAgent(transaction: Transaction, { tenantId, name }: { tenantId: string; name: string }) {
  const [agentId, agentName] = [newId(), name.slice(0, 80)];
  await sql`insert into agents (tenant_id, id, name, is_default, published_version)
    values (${tenantId}, ${agentId}, ${agentName}, true, 1)`.execute(transaction);
  await sql`insert into agent_versions (tenant_id, agent_id, version, content)
    values (${tenantId}, ${agentId}, 1, jsonb_build_object('name', ${agentName}::text))`.execute(transaction);
}

async function insertFirstKey(
  transaction: Transaction,
  row: { tenantId: string; prefix: string; fingerprint: string },
): Promise<void> {
  await sql`insert into api_keys (tenant_id, id, name, prefix, secret_fingerprint, scopes)
    values (${row.tenantId}, ${newId()}, 'First key', ${row.prefix}, ${row.fingerprint}, ${[...SCOPES]}::text[])`.execute(
    transaction,
  );
  await sql`insert into credential_lookup (lookup, kind, tenant_id) values (${row.prefix}, 'api_key', ${row.tenantId})`.execute(
    transaction,
  );
}
