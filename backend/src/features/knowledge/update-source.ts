import { catalogueOptions, websiteOptions } from "@netvexa/contract";
import { AppError } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { toSources, type Source } from "./source-answer.ts";
import { findSource, updateSourceRow, type SourceKind } from "./source-queries.ts";

export interface SourceChange {
  sourceId: string;
  name?: string;
  options?: Record<string, unknown>;
  resyncEveryMinutes?: number | null;
}

/** Changes what is given; options are held against the source's kind (`options_invalid`) and count from the next sync. */
export async function updateSource(ctx: TenantContext, { sourceId, ...change }: SourceChange): Promise<Source> {
  return tenantTransaction(ctx, async (transaction) => {
    const before = await findSource(ctx, transaction, sourceId);
    const options = change.options === undefined ? before.options : parseOptions(before.kind, change.options);
    await updateSourceRow(ctx, transaction, { ...before, ...change, options });
    const [source] = await toSources(ctx, transaction, [await findSource(ctx, transaction, sourceId)]);
    if (!source) throw new Error("A source that was found has no answer.");
    return source;
  });
}

function parseOptions(kind: SourceKind, options: Record<string, unknown>): Record<string, unknown> {
  const schema = kind === "website" ? websiteOptions : kind === "catalogue" ? catalogueOptions : null;
  const parsed = schema?.safeParse(options);
  if (parsed?.success) return parsed.data;
  throw new AppError({
    kind: "unprocessable",
    code: "options_invalid",
    detail: `These are no options of a source of kind ${kind}.`,
    issues: parsed?.error.issues.map(({ path, message }) => ({ path: ["options", ...path].join("."), message })) ?? [],
  });
}
