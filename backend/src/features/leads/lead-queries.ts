import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import type { Budget } from "./extract-budget.ts";
import type { Band } from "./lead-settings.ts";
import type { SeenSignal } from "./score-lead.ts";

/** What was said of the purchase; nothing that names a person. */
export interface KeptFacts {
  quantity?: number | undefined;
  budget?: Budget | undefined;
  deadline?: string | undefined;
}

export interface LeadRow {
  id: string;
  subject: string;
  conversation_id: string;
  consent_at: Date | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  facts: KeptFacts;
  answers: Record<string, string>;
  score: number;
  band: Band;
  first_seen_at: Date;
  last_seen_at: Date;
}

const columns = sql`id, subject, conversation_id, consent_at, name, email, phone, facts, answers, score, band,
  first_seen_at, last_seen_at`;

/** The lead of a subject, made if there is none; stays locked until the transaction ends. */
export async function takeLead(
  tx: Transaction,
  ctx: TenantContext,
  seen: { subject: string; conversationId: string; at: Date },
): Promise<LeadRow> {
  const { rows } = await sql<LeadRow>`
    insert into leads (tenant_id, id, subject, conversation_id, first_seen_at, last_seen_at)
    values (${ctx.tenantId}, ${newId()}, ${seen.subject}, ${seen.conversationId}, ${seen.at}, ${seen.at})
    on conflict (tenant_id, subject) do update
      set conversation_id = case when leads.last_seen_at <= excluded.last_seen_at
            then excluded.conversation_id else leads.conversation_id end,
        first_seen_at = least(leads.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(leads.last_seen_at, excluded.last_seen_at)
    returning ${columns}`.execute(tx);
  const [lead] = rows;
  if (!lead) throw new Error("A lead was not there after its insert.");
  return lead;
}

export async function selectLead(tx: Transaction, ctx: TenantContext, id: string): Promise<LeadRow | undefined> {
  const { rows } = await sql<LeadRow>`select ${columns} from leads
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, locked until the transaction ends. */
export async function lockLead(tx: Transaction, ctx: TenantContext, id: string): Promise<LeadRow | undefined> {
  const { rows } = await sql<LeadRow>`select ${columns} from leads
    where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface Place {
  score: number;
  id: string;
}

export async function selectLeads(
  tx: Transaction,
  ctx: TenantContext,
  page: { band: Band | null; after: Place | null; limit: number },
): Promise<LeadRow[]> {
  const ofBand = page.band === null ? sql`` : sql`and band = ${page.band}`;
  const after =
    page.after === null
      ? sql``
      : sql`and score <= ${page.after.score} and (score < ${page.after.score} or id > ${page.after.id}::uuid)`;
  const { rows } = await sql<LeadRow>`select ${columns} from leads
    where tenant_id = ${ctx.tenantId} ${ofBand} ${after} order by score desc, id limit ${page.limit}`.execute(tx);
  return rows;
}

export interface LeadChange {
  id: string;
  facts: KeptFacts;
  answers: Record<string, string>;
  score: number;
  band: Band;
}

export async function updateLead(tx: Transaction, ctx: TenantContext, change: LeadChange): Promise<void> {
  await sql`update leads set facts = ${jsonb(change.facts)}, answers = ${jsonb(change.answers)},
      score = ${change.score}, band = ${change.band}
    where tenant_id = ${ctx.tenantId} and id = ${change.id}`.execute(tx);
}

export interface PersonChange {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** Keeps what is new of a person who agreed to it; changes nothing for one who did not. */
export async function updatePerson(tx: Transaction, ctx: TenantContext, person: PersonChange): Promise<void> {
  await sql`update leads set name = coalesce(${person.name}, name), email = coalesce(${person.email}, email),
      phone = coalesce(${person.phone}, phone)
    where tenant_id = ${ctx.tenantId} and id = ${person.id} and consent_at is not null`.execute(tx);
}

/** Without consent everything that names the person is erased in the same statement. */
export async function updateConsent(tx: Transaction, ctx: TenantContext, consent: { id: string; at: Date | null }) {
  await (
    consent.at === null
      ? sql`update leads set consent_at = null, name = null, email = null, phone = null
        where tenant_id = ${ctx.tenantId} and id = ${consent.id}`
      : sql`update leads set consent_at = coalesce(consent_at, ${consent.at})
        where tenant_id = ${ctx.tenantId} and id = ${consent.id}`
  ).execute(tx);
}

/** False when there is no such lead. */
export async function deleteLeadRow(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from leads where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Puts a turn's signals in the place of those that were noted for it before. */
export async function replaceSignals(
  tx: Transaction,
  ctx: TenantContext,
  noted: { leadId: string; turnId: string; signals: readonly string[]; at: Date },
): Promise<void> {
  await sql`delete from lead_signals where tenant_id = ${ctx.tenantId} and turn_id = ${noted.turnId}`.execute(tx);
  await sql`insert into lead_signals (tenant_id, lead_id, turn_id, signal, occurred_at)
    select ${ctx.tenantId}, ${noted.leadId}, ${noted.turnId}, signal, ${noted.at}
    from unnest(${noted.signals}::text[]) as noted (signal)`.execute(tx);
}

export async function selectSignals(tx: Transaction, ctx: TenantContext, leadId: string): Promise<SeenSignal[]> {
  const { rows } = await sql<SeenSignal>`select signal, count(*)::int as turns,
      (array_agg(turn_id order by occurred_at desc))[1] as "latestTurnId"
    from lead_signals where tenant_id = ${ctx.tenantId} and lead_id = ${leadId} group by signal`.execute(tx);
  return rows;
}
