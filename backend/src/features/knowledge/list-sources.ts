import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { toSources, type Source } from "./source-answer.ts";
import { findSource, readSources } from "./source-queries.ts";

export async function listSources(
  ctx: TenantContext,
  page: { after?: string; limit: number },
): Promise<{ sources: Source[] }> {
  return tenantTransaction(ctx, async (transaction) => {
    const rows = await readSources(ctx, transaction, { after: page.after ?? null, limit: page.limit });
    return { sources: await toSources(ctx, transaction, rows) };
  });
}

export async function getSource(ctx: TenantContext, sourceId: string): Promise<Source> {
  return tenantTransaction(ctx, async (transaction) => {
    const [source] = await toSources(ctx, transaction, [await findSource(ctx, transaction, sourceId)]);
    if (!source) throw new Error("A source that was found has no answer.");
    return source;
  });
}
