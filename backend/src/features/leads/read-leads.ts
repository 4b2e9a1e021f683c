import { formatMoney } from "#features/commerce";
import { isUuid } from "#platform/ids";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { invalidCursor } from "./errors.ts";
import { deleteLeadRow, selectLead, selectLeads, selectSignals, type LeadRow, type Place } from "./lead-queries.ts";
import type { Band } from "./lead-settings.ts";
import { selectOutcomes, type OutcomeRow } from "./outcome-queries.ts";
import type { FlowState } from "./qualification-flow.ts";
import { explainLead } from "./rescore-lead.ts";
import { selectSettings } from "./settings-queries.ts";

/** The highest score first. Throws `invalid_cursor`. */
export async function listLeads(
  ctx: TenantContext,
  { band = null, cursor, limit }: { band?: Band | null | undefined; cursor?: string | undefined; limit: number },
) {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await tenantTransaction(ctx, (tx) => selectLeads(tx, ctx, { band, after, limit: limit + 1 }));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { leads: page.map(toSummary), nextCursor: rows.length > limit && last ? toCursor(last) : null };
}

/** A lead with its score by the settings of now, explained line by line. Throws `not_found`. */
export async function getLead(ctx: TenantContext, leadId: string) {
  return tenantTransaction(ctx, async (tx) => {
    const lead = await selectLead(tx, ctx, leadId);
    if (!lead) throw notFound("lead");
    const seen = await selectSignals(tx, ctx, leadId);
    const settings = await selectSettings(tx, ctx);
    const { score, flow } = explainLead(lead, { settings, seen, now: ctx.platform.clock.now() });
    const { lines, flowPoints, total } = score;
    const outcomes = await selectOutcomes(tx, ctx, leadId);
    return {
      ...toSummary({ ...lead, score: score.score, band: score.band }),
      explanation: { lines, flowPoints, total },
      qualification: flow && toFlowState(flow),
      outcomes: outcomes.map(toOutcome),
    };
  });
}

/** Erases a lead with everything that was extracted for it. Throws `not_found`. */
export async function deleteLead(ctx: TenantContext, leadId: string): Promise<void> {
  const known = await tenantTransaction(ctx, (tx) => deleteLeadRow(tx, ctx, leadId));
  if (!known) throw notFound("lead");
}

export function toFlowState({ path, next, verdict }: FlowState) {
  return { path, next, verdict };
}

export function toOutcome({ id, kind, won, score, occurred_at: at }: OutcomeRow) {
  return { id, kind, won, score, occurredAt: at.toISOString() };
}

function toSummary(lead: LeadRow) {
  const { budget, quantity = null, deadline = null } = lead.facts;
  return {
    id: lead.id,
    conversationId: lead.conversation_id,
    score: lead.score,
    band: lead.band,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    consentAt: lead.consent_at?.toISOString() ?? null,
    quantity,
    budget: budget ? { ...budget, formatted: formatMoney(budget.minor, budget.currency, "en") } : null,
    deadline,
    firstSeenAt: lead.first_seen_at.toISOString(),
    lastSeenAt: lead.last_seen_at.toISOString(),
  };
}

function toCursor({ score, id }: LeadRow): string {
  return Buffer.from(`${score} ${id}`).toString("base64url");
}

function readCursor(cursor: string): Place {
  const [score = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (!/^\d{1,3}$/.test(score) || !isUuid(id)) throw invalidCursor();
  return { score: Number(score), id };
}
