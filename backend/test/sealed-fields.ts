import type { Platform } from "#platform/platform";
import { createSecrets } from "#platform/secrets";
import { mintTenantContext, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";

const MASTER = "test-master-secret-that-is-not-one";

/** The same installation, started with other key-encryption keys. */
export function restartWithKeys(platform: Platform, keys: string[]): Platform {
  return { ...platform, secrets: createSecrets(MASTER, keys) };
}

/** The same tenant in an installation that was started anew. */
export function inPlatform(platform: Platform, ctx: TenantContext): TenantContext {
  return mintTenantContext(platform, ctx);
}

export function sealField(ctx: TenantContext, field: string, plain: string): Promise<string> {
  return tenantTransaction(ctx, async (transaction) => (await openFieldCipher(ctx, transaction)).seal(field, plain));
}

export function openField(ctx: TenantContext, field: string, sealed: string): Promise<string> {
  return tenantTransaction(ctx, async (transaction) => (await openFieldCipher(ctx, transaction)).open(field, sealed));
}
