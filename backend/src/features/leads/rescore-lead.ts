import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { selectSignals, updateLead, type LeadRow } from "./lead-queries.ts";
import type { LeadSettings } from "./lead-settings.ts";
import { walkFlow, type FlowState } from "./qualification-flow.ts";
import { scoreLead, type LeadScore, type SeenSignal } from "./score-lead.ts";

export interface ExplainedLead {
  score: LeadScore;
  flow: FlowState | null;
}

const dayMs = 86_400_000;

/** The score of a lead by settings, with every line of it, and how far its visitor came in the qualification flow. */
export function explainLead(
  lead: Pick<LeadRow, "facts" | "answers">,
  { settings, seen, now }: { settings: LeadSettings; seen: readonly SeenSignal[]; now: Date },
): ExplainedLead {
  const bySignals = scoreLead(settings, { seen, flowPoints: 0 });
  if (settings.flow === null) return { score: bySignals, flow: null };
  const { quantity = null, budget, deadline } = lead.facts;
  // Checks look at the score of the signals alone: points of the flow must not decide which way it goes.
  const flow = walkFlow(settings.flow, lead.answers, {
    score: bySignals.score,
    quantity,
    budgetMinor: budget?.minor ?? null,
    daysLeft: deadline === undefined ? null : Math.ceil((Date.parse(deadline) - now.getTime()) / dayMs),
    signals: new Set(seen.map(({ signal }) => signal)),
  });
  return { score: scoreLead(settings, { seen, flowPoints: flow.points }), flow };
}

/** Stores facts, answers and what they score. The lead must be locked by the caller. */
export async function storeScore(
  tx: Transaction,
  ctx: TenantContext,
  { lead, settings }: { lead: LeadRow; settings: LeadSettings },
): Promise<ExplainedLead> {
  const seen = await selectSignals(tx, ctx, lead.id);
  const explained = explainLead(lead, { settings, seen, now: ctx.platform.clock.now() });
  const { score, band } = explained.score;
  await updateLead(tx, ctx, { id: lead.id, facts: lead.facts, answers: lead.answers, score, band });
  return explained;
}
