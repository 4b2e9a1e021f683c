import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { Platform } from "#platform/platform";
import type { IntentModel } from "./intent-model.ts";
import type { LinearModel } from "./linear-model.ts";
import { selectModelContent, type ModelHead } from "./model-queries.ts";
import { unpackModel } from "./pack-model.ts";

/** What models of all tenants may take together in one process; the least recently used leave first. */
const mostBytes = 64 * 1024 * 1024;
const kept = new WeakMap<Platform, Map<string, IntentModel>>();

/** The model of this version; null when another has taken its place meanwhile. */
export async function openModel(ctx: TenantContext, head: ModelHead): Promise<IntentModel | null> {
  const models = kept.get(ctx.platform) ?? new Map<string, IntentModel>();
  kept.set(ctx.platform, models);
  const known = models.get(ctx.tenantId);
  const model = known?.version === head.version ? known : await readModel(ctx, head);
  models.delete(ctx.tenantId);
  if (model === null) return null;
  models.set(ctx.tenantId, model);
  dropOldest(models);
  return model;
}

async function readModel(ctx: TenantContext, { version, threshold, slope }: ModelHead): Promise<IntentModel | null> {
  const content = await tenantTransaction(ctx, (tx) => selectModelContent(tx, ctx, version));
  return content === null ? null : { version, linear: unpackModel(content), curve: { threshold, slope } };
}

function dropOldest(models: Map<string, IntentModel>): void {
  let bytes = [...models.values()].reduce((sum, { linear }) => sum + sizeOf(linear), 0);
  for (const [tenantId, { linear }] of models) {
    if (bytes <= mostBytes || models.size === 1) return;
    models.delete(tenantId);
    bytes -= sizeOf(linear);
  }
}

function sizeOf({ weights, space }: LinearModel): number {
  return weights.byteLength + space.hashes.byteLength + space.weights.byteLength;
}
