import { extractEmail, extractPhone } from "./extract-person.ts";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { answerInvalid, consentRequired } from "./errors.ts";
import { selectSignals, takeLead, updateConsent, updatePerson, type LeadRow } from "./lead-queries.ts";
import type { FlowNode, LeadSettings } from "./lead-settings.ts";
import { selectOwnConversation } from "./observation-queries.ts";
import { explainLead, storeScore } from "./rescore-lead.ts";
import { toFlowState } from "./read-leads.ts";
import { selectSettings } from "./settings-queries.ts";

export interface QualificationAnswer {
  nodeId: string;
  choice?: string | undefined;
  fields?: Record<string, string> | undefined;
  consent: boolean;
}

/**
 * Takes the answer to the open question of the flow and says which one is open now; null where the storefront has no
 * flow. Throws `not_found` (conversation), `answer_invalid`, `consent_required` for fields that name a person.
 */
export async function answerQualification(
  ctx: TenantContext,
  { conversationId, answer }: { conversationId: string; answer: QualificationAnswer | null },
) {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  return tenantTransaction(ctx, async (tx) => {
    if (!(await selectOwnConversation(tx, ctx, { id: conversationId, visitorId }))) throw notFound("conversation");
    const settings = await selectSettings(tx, ctx);
    if (settings.flow === null) return null;
    const at = ctx.platform.clock.now();
    const lead = await takeLead(tx, ctx, { subject: visitorId, conversationId, at });
    const answers = answer === null ? lead.answers : await takeAnswer(tx, ctx, { lead, settings, answer });
    const { flow } = await storeScore(tx, ctx, { lead: { ...lead, answers }, settings });
    return flow && toFlowState(flow);
  });
}

async function takeAnswer(
  tx: Transaction,
  ctx: TenantContext,
  { lead, settings, answer }: { lead: LeadRow; settings: LeadSettings; answer: QualificationAnswer },
): Promise<Record<string, string>> {
  const seen = await selectSignals(tx, ctx, lead.id);
  const { flow } = explainLead(lead, { settings, seen, now: ctx.platform.clock.now() });
  const open = flow?.next;
  if (!open || open.id !== answer.nodeId) throw answerInvalid();
  if (open.kind === "question") return { ...lead.answers, [open.id]: readChoice(open, answer.choice) };
  if (open.kind !== "form") throw answerInvalid();
  const filled = readForm(open, answer.fields ?? {});
  if (filled.namesPerson) await keepPerson(tx, ctx, { lead, filled, consent: answer.consent });
  return { ...lead.answers, ...filled.others, [open.id]: "filled" };
}

function readChoice(question: Extract<FlowNode, { kind: "question" }>, choice: string | undefined): string {
  const option = question.options.find(({ value }) => value === choice);
  if (!option) throw answerInvalid();
  return option.value;
}

interface Filled {
  person: { name: string | null; email: string | null; phone: string | null };
  namesPerson: boolean;
  /** Other fields, by the form's id and the field's name. */
  others: Record<string, string>;
}

type FormNode = Extract<FlowNode, { kind: "form" }>;
type Field = FormNode["fields"][number];

function readForm(form: FormNode, values: Record<string, string>): Filled {
  const filled: Filled = { person: { name: null, email: null, phone: null }, namesPerson: false, others: {} };
  const names = new Set(form.fields.map(({ name }) => name));
  if (Object.keys(values).some((name) => !names.has(name))) throw answerInvalid();
  for (const field of form.fields) {
    const value = values[field.name] ?? "";
    if (value === "" ? field.required : !fits(field.type, value)) throw answerInvalid();
    if (value !== "") fillField(filled, { form, field, value });
  }
  return filled;
}

function fillField(filled: Filled, { form, field, value }: { form: FormNode; field: Field; value: string }): void {
  const { type, name } = field;
  if (type === "text" || type === "number") {
    filled.others[`${form.id}.${name}`] = value;
    return;
  }
  filled.person[type] = value;
  filled.namesPerson = true;
}

function fits(type: string, value: string): boolean {
  if (type === "email") return extractEmail(value) === value;
  if (type === "phone") return extractPhone(value) !== null;
  return type !== "number" || /^\d{1,12}(?:[.,]\d{1,4})?$/.test(value);
}

async function keepPerson(
  tx: Transaction,
  ctx: TenantContext,
  { lead, filled, consent }: { lead: LeadRow; filled: Filled; consent: boolean },
): Promise<void> {
  if (!consent && lead.consent_at === null) throw consentRequired();
  if (consent) await updateConsent(tx, ctx, { id: lead.id, at: ctx.platform.clock.now() });
  await updatePerson(tx, ctx, { id: lead.id, ...filled.person });
}
