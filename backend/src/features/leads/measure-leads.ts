import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { lockLead } from "./lead-queries.ts";
import type { Band } from "./lead-settings.ts";
import { countFunnel, insertOutcome, selectJudged, type OutcomeRow } from "./outcome-queries.ts";
import { toOutcome } from "./read-leads.ts";

export interface NewOutcome {
  leadId: string;
  kind: OutcomeRow["kind"];
  won: boolean;
}

/** Notes what became of a lead, with the score that it has at this moment. Throws `not_found`. */
export async function addLeadOutcome(ctx: TenantContext, { leadId, kind, won }: NewOutcome) {
  return tenantTransaction(ctx, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    if (!lead) throw notFound("lead");
    const { score, band } = lead;
    const row = { id: newId(), leadId, kind, won, score, band, occurred_at: ctx.platform.clock.now() };
    await insertOutcome(tx, ctx, row);
    return toOutcome(row);
  });
}

interface Judged {
  won: boolean;
  score: number;
  band: Band;
}

const dayMs = 86_400_000;

/** The funnel, and how well scores foretold what became of leads; null where nothing was judged yet. */
export async function measureLeads(ctx: TenantContext, { days }: { days: number }) {
  const since = new Date(ctx.platform.clock.now().getTime() - days * dayMs);
  const { counts, judged } = await tenantTransaction(ctx, async (tx) => ({
    counts: await countFunnel(tx, ctx, since),
    judged: await selectJudged(tx, ctx, since),
  }));
  const leads = { cold: counts.leads - counts.warm - counts.hot, warm: counts.warm, hot: counts.hot };
  const bandResult = (band: Band) => {
    const ofBand = judged.filter((one) => one.band === band);
    const won = ofBand.filter((one) => one.won).length;
    const hitRate = ofBand.length === 0 ? null : won / ofBand.length;
    return { leads: leads[band], judged: ofBand.length, won, hitRate };
  };
  return {
    funnel: { ...counts, won: judged.filter(({ won }) => won).length },
    bands: { cold: bandResult("cold"), warm: bandResult("warm"), hot: bandResult("hot") },
    ranking: rankingOf(judged),
  };
}

/** Area under the ROC curve: pairs of a won and a lost lead in which the won one scored higher, ties counting half. */
export function rankingOf(judged: readonly Judged[]): number | null {
  const won = judged.filter((one) => one.won);
  const lost = judged.filter((one) => !one.won);
  if (won.length === 0 || lost.length === 0) return null;
  // Scores are whole numbers up to 100: counting them is cheaper than comparing pairs.
  const below: number[] = Array.from({ length: 102 }, () => 0);
  for (const { score } of lost) below[score + 1] = (below[score + 1] ?? 0) + 1;
  for (let score = 1; score < below.length; score += 1) below[score] = (below[score] ?? 0) + (below[score - 1] ?? 0);
  const wins = won.reduce((sum, { score }) => {
    const [lower = 0, upTo = 0] = [below[score], below[score + 1]];
    return sum + lower + (upTo - lower) / 2;
  }, 0);
  return wins / (won.length * lost.length);
}
