import type { TurnEvent } from "@netvexa/contract/wire";
import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface ContactRow {
  id: string;
  conversation_id: string | null;
  name: string | null;
  email: string;
  message: string;
  /** What was answered to the form's own fields, by their ids. */
  fields: Record<string, string>;
  /** What the visitor agreed to, in its words. */
  consent: string | null;
  shop: string;
  created_at: Date;
  mailed_at: Date | null;
}

export async function selectContact(tx: Transaction, ctx: TenantContext, id: string): Promise<ContactRow | undefined> {
  const { rows } =
    await sql<ContactRow>`select r.id, r.conversation_id, r.name, r.email, r.message, r.fields, r.consent, r.created_at,
      r.mailed_at, s.name as shop
    from contact_requests r join storefronts s on s.tenant_id = r.tenant_id
    where r.tenant_id = ${ctx.tenantId} and r.id = ${id}`.execute(tx);
  return rows[0];
}

/** False when somebody else marked it before. */
export async function markMailed(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`update contact_requests set mailed_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${id} and mailed_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** One utterance of a conversation, in order of time. */
export interface Said {
  by: "visitor" | "agent" | "person";
  name: string | null;
  text: string;
  at: Date;
}

const MOST_TURNS = 100;

export async function selectSaid(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<Said[]> {
  const turns = await sql<{ question: string; events: TurnEvent[]; outcome: string | null; created_at: Date }>`
    select question, events, outcome, created_at from turns
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId}
    order by position desc limit ${MOST_TURNS}`.execute(tx);
  const entries = await sql<Said>`select author as by, member_name as name, text, created_at as at from thread_entries
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} and kind = 'message'
    order by position desc limit ${MOST_TURNS}`.execute(tx);
  const asked = turns.rows
    .filter(({ outcome }) => outcome !== "with_person")
    .flatMap(({ question, events, created_at: at }): Said[] => [
      { by: "visitor", name: null, text: question, at },
      { by: "agent", name: null, text: spoken(events), at },
    ]);
  return [...asked, ...entries.rows]
    .filter(({ text }) => text !== "")
    .toSorted((one, next) => one.at.getTime() - next.at.getTime());
}

function spoken(events: readonly TurnEvent[]): string {
  const retracted = new Set(events.flatMap((event) => (event.type === "retract" ? event.ids : [])));
  return events
    .flatMap((event) => (event.type === "delta" && !retracted.has(event.id) ? [event.text] : []))
    .join(" ")
    .replaceAll("**", "");
}
