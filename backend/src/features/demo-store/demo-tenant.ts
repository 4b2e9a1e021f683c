import { sql } from "kysely";
import { z } from "zod";
import { createOrganisation, createTenant } from "#features/tenants";
import { jsonb } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const demoTenant = z.object({
  tenantId: z.uuid(),
  publicKey: z.string(),
  sourceId: z.uuid().nullable(),
  /** Hash of the content that was read in last; null while it was never complete. */
  contentHash: z.string().nullable(),
});
export type DemoTenant = z.output<typeof demoTenant>;

const KEY = "demo store";

/** The tenant of the demo store, made on the first start. */
export async function openDemoTenant(platform: Platform, name: string): Promise<DemoTenant> {
  const known = await readDemoTenant(platform);
  if (known) return known;
  const organisation = await createOrganisation(platform, { name: `${name} (demo)` });
  const made = await createTenant(platform, {
    organisationId: organisation.id,
    storefront: { kind: "web", name, homeUrl: null, allowedOrigins: [], language: "en", currency: "EUR" },
  });
  const tenant = { tenantId: made.tenantId, publicKey: made.publicKey, sourceId: null, contentHash: null };
  await saveDemoTenant(platform, tenant);
  return tenant;
}

export function saveDemoTenant(platform: Platform, tenant: DemoTenant): Promise<unknown> {
  return systemTransaction({ platform, reason: "seed demo store" }, (transaction) =>
    sql`insert into installation_settings (key, value) values (${KEY}, ${jsonb(tenant)})
      on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(transaction),
  );
}

async function readDemoTenant(platform: Platform): Promise<DemoTenant | null> {
  const { rows } = await systemTransaction({ platform, reason: "seed demo store" }, (transaction) =>
    sql<{ value: unknown }>`select value from installation_settings where key = ${KEY}`.execute(transaction),
  );
  return rows[0] ? demoTenant.parse(rows[0].value) : null;
}
