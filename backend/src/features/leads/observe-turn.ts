import { leadingStage, recordIntents, type UnderstoodIntent } from "#features/intents";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { extractFacts, type Facts } from "./extract-facts.ts";
import { replaceSignals, takeLead, updatePerson, type KeptFacts } from "./lead-queries.ts";
import { selectObservedTurn, type ObservedTurn } from "./observation-queries.ts";
import { storeScore } from "./rescore-lead.ts";
import { selectSettings } from "./settings-queries.ts";

const manyQuestions = 5;

/**
 * Notes what a turn's question wants and tells, and scores its visitor anew. Saying it twice changes nothing; a turn
 * that is gone is passed over. Name, e-mail and phone number are kept only where the visitor has agreed to it.
 */
export async function observeTurn(ctx: TenantContext, turnId: string): Promise<void> {
  const message = await recordIntents(ctx, turnId);
  if (!message) return;
  await tenantTransaction(ctx, async (tx) => {
    const turn = await selectObservedTurn(tx, ctx, turnId);
    if (!turn) return;
    const { text, language, conversationId, intents } = message;
    const facts = extractFacts({ text, language, currency: turn.currency, now: turn.asked_at });
    const subject = turn.visitor_id ?? conversationId;
    const lead = await takeLead(tx, ctx, { subject, conversationId, at: turn.asked_at });
    const signals = signalsOf(turn, facts, intents);
    await replaceSignals(tx, ctx, { leadId: lead.id, turnId, signals, at: turn.asked_at });
    await updatePerson(tx, ctx, { id: lead.id, ...facts.person });
    const kept = { ...lead, facts: { ...lead.facts, ...keptOf(facts) } };
    await storeScore(tx, ctx, { lead: kept, settings: await selectSettings(tx, ctx) });
  });
}

/** Names of signals, each once. */
function signalsOf(turn: ObservedTurn, facts: Facts, intents: readonly UnderstoodIntent[]): string[] {
  const stage = leadingStage(intents);
  const stages = stage === "other" ? [] : [`stage:${stage}`];
  const conditions: [string, boolean][] = [
    ["quantity", facts.quantity !== null],
    ["budget", facts.budget !== null],
    ["deadline", facts.deadline !== null],
    // That somebody gave an address is no personal datum; the address itself is not kept with it.
    ["contact", facts.person.email !== null || facts.person.phone !== null],
    ["many_questions", turn.position >= manyQuestions],
    ["came_back", turn.came_back],
  ];
  const seen = conditions.filter(([, holds]) => holds).map(([name]) => name);
  return [...new Set([...intents.map(({ intent }) => `intent:${intent}`), ...stages, ...seen])];
}

function keptOf({ quantity, budget, deadline }: Facts): KeptFacts {
  return {
    ...(quantity === null ? {} : { quantity }),
    ...(budget === null ? {} : { budget }),
    ...(deadline === null ? {} : { deadline }),
  };
}
