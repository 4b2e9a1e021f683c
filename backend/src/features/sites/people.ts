import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import { eraseVisitorData } from "#features/retention";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { forgetVisitors, selectVisitorsOf } from "./known-visitors.ts";
import { readOwnSite } from "./own-site.ts";

interface TurnRow {
  conversation_id: string;
  started_at: Date;
  at: Date;
  question: string;
  answer: string | null;
}

interface RequestRow {
  at: Date;
  name: string | null;
  message: string;
}

/** What is kept of a person who is known by an address: conversations whole, and requests to be contacted. */
export async function exportPerson(ctx: TenantContext, email: string) {
  await readOwnSite(ctx);
  const { turns, requests } = await tenantTransaction(ctx, async (tx) => {
    const visitors = await selectVisitorsOf(tx, ctx, email);
    return { turns: await selectTurns(tx, ctx, visitors), requests: await selectRequests(tx, ctx, visitors) };
  });
  const conversations = Map.groupBy(turns, (turn) => turn.conversation_id);
  return {
    conversations: [...conversations].map(([id, rows]) => ({
      id,
      startedAt: (rows[0]?.started_at ?? new Date(0)).toISOString(),
      messages: rows.map(({ at, question, answer }) => ({ at: at.toISOString(), question, answer: answer ?? "" })),
    })),
    contactRequests: requests.map(({ at, name, message }) => ({ at: at.toISOString(), name, message })),
  };
}

/** Erases the same; what was used stays counted, without a word of what was said. */
export async function erasePerson(ctx: TenantContext, email: string) {
  await readOwnSite(ctx);
  const { visitors, contactRequests } = await tenantTransaction(ctx, async (tx) => {
    const found = await selectVisitorsOf(tx, ctx, email);
    const requests = await selectRequests(tx, ctx, found);
    await forgetVisitors(tx, ctx, email);
    // Whose address it was stands in nobody's log.
    await recordAudit(ctx, tx, { action: "person.erased", detail: { visitors: found.length } });
    return { visitors: found, contactRequests: requests.length };
  });
  let conversations = 0;
  for (const visitor of visitors) conversations += await eraseVisitorData(ctx, visitor);
  return { conversations, contactRequests };
}

/** The answer as it stands: sentences that were taken back are not in it. */
async function selectTurns(tx: Transaction, ctx: TenantContext, visitors: readonly string[]): Promise<TurnRow[]> {
  const { rows } = await sql<TurnRow>`
    select c.id as conversation_id, c.created_at as started_at, t.created_at as at, t.question,
      (select string_agg(e ->> 'text', ' ' order by n) from jsonb_array_elements(t.events) with ordinality as x (e, n)
        where e ->> 'type' = 'delta' and not exists (select 1 from jsonb_array_elements(t.events) r
          where r ->> 'type' = 'retract' and r -> 'ids' ? (e ->> 'id'))) as answer
    from conversations c join turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
    where c.tenant_id = ${ctx.tenantId} and c.visitor_id = any (${visitors}::uuid[]) and t.tenant_id = ${ctx.tenantId}
    order by c.created_at, c.id, t.position limit 5000`.execute(tx);
  return rows;
}

async function selectRequests(tx: Transaction, ctx: TenantContext, visitors: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`select created_at as at, name, message from contact_requests
    where tenant_id = ${ctx.tenantId} and visitor_id = any (${visitors}::uuid[]) order by created_at limit 1000`.execute(
    tx,
  );
  return rows;
}
