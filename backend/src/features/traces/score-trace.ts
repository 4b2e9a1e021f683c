import { notFound } from "#platform/errors";
import { tenantTransaction, type Actor, type TenantContext } from "#platform/tenant-context";
import { isTraceKnown, selectScores, upsertScore } from "./score-queries.ts";
import { tellScore } from "./tell-score.ts";

export interface Judgement {
  name: string;
  value: number | null;
  label: string | null;
  comment: string | null;
}

/** A member's, or a key's, opinion of a trace; the earlier one of the same name is replaced. Throws `not_found`. */
export async function scoreTrace(ctx: TenantContext, { traceId, ...judgement }: Judgement & { traceId: string }) {
  return tenantTransaction(ctx, async (tx) => {
    if (!(await isTraceKnown(ctx, tx, traceId))) throw notFound("trace");
    await upsertScore(ctx, tx, { traceId, ...judgement, ...judgeOf(ctx.actor) });
    return { scores: (await selectScores(ctx, tx, traceId)).map(tellScore) };
  });
}

function judgeOf(actor: Actor): { source: "member" | "api"; judge: string } {
  if (actor.kind === "member") return { source: "member", judge: actor.personId };
  return { source: "api", judge: actor.kind === "api_key" ? actor.keyId : actor.kind };
}
