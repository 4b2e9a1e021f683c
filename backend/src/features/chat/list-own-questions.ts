import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectOwnPassages } from "./calibration-queries.ts";
import { makeOwnQuestions } from "./own-questions.ts";

/** Questions that the tenant's typed answers and pages answer, the typed ones first; the same ones every time. */
export async function listOwnQuestions(ctx: TenantContext, limit: number): Promise<string[]> {
  const passages = await tenantTransaction(ctx, (tx) => selectOwnPassages(tx, ctx, limit));
  return makeOwnQuestions(passages).map(({ question }) => question);
}
