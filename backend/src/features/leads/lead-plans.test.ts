import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classifyMessage, listMessageIntents, recordIntents, teachIntents, trainIntents } from "#features/intents";
import { findOrder, pushOrders } from "#features/orders";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { captureStatements, type CapturedStatement } from "#test/capture-statements";
import { checkPlans } from "#test/check-plans";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { addLeadOutcome, measureLeads } from "./measure-leads.ts";
import { observeTurn } from "./observe-turn.ts";
import { deleteLead, getLead, listLeads } from "./read-leads.ts";
import { rescoreLeadsJob } from "./rescore-leads-job.ts";
import { setConsent } from "./set-consent.ts";

const VISITORS = 3_000;

/** What a busy shop has after years: leads with signals and outcomes, examples, orders. */
async function fillHistory({ database: { owner } }: TestPlatform, tenantId: string, examples: number): Promise<void> {
  await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, updated_at)
    select ${tenantId}, gen_random_uuid(), 'widget', gen_random_uuid(), a.id, 'en', now() - n * interval '1 hour'
    from agents a, generate_series(1, ${VISITORS}::int) n where a.tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into turns (tenant_id, id, conversation_id, position, question, state)
    select tenant_id, gen_random_uuid(), id, p, 'How much is the lamp?', 'done'
    from conversations, generate_series(1, 2) p where tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into message_intents (tenant_id, turn_id, conversation_id, intents)
    select tenant_id, id, conversation_id, '[]' from turns where tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into leads (tenant_id, id, subject, conversation_id, score, band, first_seen_at, last_seen_at)
    select tenant_id, gen_random_uuid(), visitor_id, id, (row_number() over ()) % 60,
      case when (row_number() over ()) % 60 < 25 then 'cold' when (row_number() over ()) % 60 < 55 then 'warm' else 'hot' end,
      updated_at, updated_at from conversations where tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into lead_signals (tenant_id, lead_id, turn_id, signal, occurred_at)
    select l.tenant_id, l.id, t.id, s, now() from leads l
      join turns t on t.tenant_id = l.tenant_id and t.conversation_id = l.conversation_id,
      unnest(array['intent:price', 'stage:buy']) s where l.tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into lead_outcomes (tenant_id, id, lead_id, kind, won, score, band, occurred_at)
    select tenant_id, gen_random_uuid(), id, 'order', true, score, band, last_seen_at from leads
    where tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into intent_examples (tenant_id, id, text, text_key, language, intent, origin)
    select ${tenantId}, gen_random_uuid(), 'lesson ' || n, md5(n::text), 'en', 'intent ' || n % 2, 'taught'
    from generate_series(1, ${examples}::int) n`.execute(owner);
  await sql`insert into orders (tenant_id, number_key, proof, content, changed_at)
    select ${tenantId}, md5(n::text), md5('p' || n), 'sealed', now() - n * interval '1 hour'
    from generate_series(1, 5000) n`.execute(owner);
}

describe("[F2] [F3] [V3] the statements of intents, leads and orders, as the application role", () => {
  let test: TestPlatform;
  let statements: CapturedStatement[];
  let merchant: TenantContext;
  let visitor: TenantContext;
  beforeAll(async () => {
    test = await openTestPlatform();
    const tenants = [];
    for (const name of ["Main", "Second", "Third", "Fourth"]) tenants.push(await test.createTenant(name));
    // A tenant's share of all examples is small, as it is where there are many tenants.
    for (const [at, { tenantId }] of tenants.entries()) await fillHistory(test, tenantId, at === 0 ? 500 : 5_000);
    await sql.raw("vacuum analyze").execute(test.database.owner);
    const captured = captureStatements(test.database.database);
    statements = captured.statements;
    const platform = { ...test.platform, database: captured.database };
    const tenantId = tenants[0]?.tenantId ?? "";
    const { rows } = await sql<{ visitor_id: string }>`select visitor_id from conversations
      where tenant_id = ${tenantId} limit 1`.execute(test.database.owner);
    const visitorId = rows[0]?.visitor_id ?? "";
    merchant = actAs(platform, tenantId, { kind: "api_key", keyId: newId(), scopes: [] });
    visitor = actAs(platform, tenantId, { kind: "visitor", visitorId, origin: "https://shop.example" });
  }, 180_000);
  afterAll(() => test.close());

  it("scan no table, in a tenant of 6,000 messages beside three others", async () => {
    const { owner } = test.database;
    const { rows } = await sql<{ id: string; conversation_id: string }>`select t.id, t.conversation_id from turns t
      join conversations c on c.id = t.conversation_id
      where c.visitor_id = ${visitor.actor.kind === "visitor" ? visitor.actor.visitorId : ""} limit 1`.execute(owner);
    const { id: turnId = "", conversation_id: conversationId = "" } = rows[0] ?? {};
    await teachIntents(merchant, { examples: [{ text: "how much is it", intent: "price" }] });
    await classifyMessage(merchant, { text: "how much is the lamp" });
    await recordIntents(merchant, turnId);
    await observeTurn(merchant, turnId);
    const { nextCursor: place } = await listMessageIntents(merchant, { onlyOpen: true, limit: 25 });
    await listMessageIntents(merchant, { onlyOpen: true, limit: 25, cursor: place ?? undefined });
    await listMessageIntents(merchant, { onlyOpen: false, conversationId, limit: 25 });
    await listMessageIntents(merchant, { onlyOpen: false, limit: 25, cursor: place ?? undefined });
    await setConsent(visitor, { conversationId, granted: true });
    const { leads, nextCursor } = await listLeads(merchant, { limit: 25 });
    await listLeads(merchant, { limit: 25, band: "warm", cursor: nextCursor ?? undefined });
    const leadId = leads[0]?.id ?? "";
    await addLeadOutcome(merchant, { leadId, kind: "reply", won: true });
    await getLead(merchant, leadId);
    await measureLeads(merchant, { days: 30 });
    const at = "2026-11-01T10:00:00Z";
    const order = { number: "1", email: "a@b.example", status: "shipped" as const, placedAt: at, changedAt: at };
    await pushOrders(merchant, { orders: [{ ...order, total: null, items: [], shipments: [], statusUrl: null }] });
    await findOrder(visitor, { orderNumber: "1", email: "a@b.example" });
    await deleteLead(merchant, leadId);
    const report = await checkPlans(visitor, [...statements]);
    process.stdout.write(`plans of leads: ${report.checked} statements, ${report.scans} scans of tenant tables\n`);
    expect(report.problems).toEqual([]);
    expect(report.checked).toBeGreaterThan(25);
  });

  it("of the jobs go through a tenant in pages", async () => {
    statements.length = 0;
    await rescoreLeadsJob.run(merchant, {}, new AbortController().signal);
    await trainIntents(merchant);
    const report = await checkPlans(merchant, [...statements]);
    expect(report.problems).toEqual([]);
  });
});
