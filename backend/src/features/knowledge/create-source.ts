import { newSource } from "@netvexa/contract";
import type { z } from "zod";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { enqueueSync } from "./enqueue-sync.ts";
import { toSources, type Source } from "./source-answer.ts";
import { findSource, insertSource } from "./source-queries.ts";

export type NewSource = z.output<typeof newSource>;

/** Adds a source and, unless told otherwise, begins to read it where there is something to read already. */
export async function createSource(ctx: TenantContext, input: NewSource): Promise<Source> {
  return tenantTransaction(ctx, async (transaction) => {
    const { sync, ...fields } = input;
    const id = newId();
    await insertSource(ctx, transaction, { id, ...fields });
    if (sync && isReadable(input)) await enqueueSync(ctx, transaction, id);
    const [source] = await toSources(ctx, transaction, [await findSource(ctx, transaction, id)]);
    if (!source) throw new Error("A source was not there after its insert.");
    return source;
  });
}

function isReadable(input: NewSource): boolean {
  return input.kind === "website" || (input.kind === "catalogue" && input.options.url !== null);
}
