import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";
import { captureStatements, type CapturedStatement } from "#test/capture-statements";
import { checkPlans } from "#test/check-plans";
import { indexShop } from "#test/indexed-shop";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createAnswer } from "./create-answer.ts";
import { getConversation, getLatestConversation, listConversations } from "./read-conversations.ts";
import { requestContact } from "./request-contact.ts";
import { abortTurn, resumeTurn } from "./run-turn.ts";
import { ask, collect } from "./test-shop.ts";

const CONVERSATIONS = 4_000;
const never = new AbortController().signal;

/** Conversations as years leave them behind: three turns each, with receipts and usage. */
async function fillHistory(test: TestPlatform, tenantId: string): Promise<void> {
  const { owner } = test.database;
  await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, updated_at)
    select ${tenantId}, gen_random_uuid(), 'widget', gen_random_uuid(), a.id, 'en', now() - n * interval '1 minute'
    from agents a, generate_series(1, ${CONVERSATIONS}::int) n where a.tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into turns (tenant_id, id, conversation_id, position, question, state, outcome, asked_by, idempotency_key,
      request_hash)
    select c.tenant_id, gen_random_uuid(), c.id, p, 'When are you open?', 'done', 'answered', 'visitor:x',
      gen_random_uuid()::text, 'x'
    from conversations c, generate_series(1, 3) p where c.tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into receipts (tenant_id, turn_id, content)
    select tenant_id, id, '{"passages": []}' from turns where tenant_id = ${tenantId}`.execute(owner);
  await sql`insert into usage_events (tenant_id, id, kind, quantity, turn_id)
    select tenant_id, gen_random_uuid(), 'turn', 1, id from turns where tenant_id = ${tenantId}`.execute(owner);
}

const catalogue = (name: string) =>
  Array.from({ length: 1_500 }, (_, index) => ({
    title: `${name} lamp word${index}x`,
    body: `A lamp for desks. word${index * 7}x word${index * 3}x`,
    kind: "product" as const,
    url: `https://shop.example/${name}/${index}`,
    attributes: { Weight: `${index} g` },
    offers: [{ priceMinor: 1_000 + index }],
  }));

describe("[V3] the statements of chat, as the application role", () => {
  let test: TestPlatform;
  let statements: CapturedStatement[];
  let merchant: TenantContext;
  let visitor: TenantContext;
  beforeAll(async () => {
    test = await openTestPlatform();
    const tenants = [await test.createTenant("Main"), await test.createTenant("Other")];
    for (const [index, tenant] of tenants.entries()) {
      await indexShop(tenant, catalogue(index === 0 ? "Main" : "Other"));
      await fillHistory(test, tenant.tenantId);
    }
    await sql.raw("vacuum analyze").execute(test.database.owner);
    const captured = captureStatements(test.database.database);
    statements = captured.statements;
    const platform = { ...test.platform, database: captured.database };
    const tenantId = tenants[0]?.tenantId ?? "";
    merchant = actAs(platform, tenantId, { kind: "api_key", keyId: newId(), scopes: [] });
    visitor = actAs(platform, tenantId, { kind: "visitor", visitorId: newId(), origin: "https://shop.example" });
  }, 180_000);
  afterAll(() => test.close());

  it("scan no table, in a tenant of 12,000 turns beside another", async () => {
    const first = await ask(visitor, { question: "How much is the Main lamp word77x?" });
    expect(first.outcome).toBe("answered");
    const { conversationId, turnId } = first;
    await ask(visitor, { question: "How heavy is it?", conversationId });
    const page = { url: "https://shop.example/Main/12", title: "", language: "en" };
    await ask(visitor, { question: "Is it in stock?", page });
    await ask(visitor, { question: "Do you repair bicycles?" });
    await collect(await resumeTurn(visitor, { turnId, lastEventId: null, signal: never }));
    await abortTurn(visitor, turnId);
    await getLatestConversation(visitor);
    await requestContact(visitor, { conversationId, name: null, email: "a@b.example", message: "Hello" });
    const list = await listConversations(merchant, { limit: 25 });
    await listConversations(merchant, { limit: 25, cursor: list.nextCursor ?? undefined });
    await getConversation(merchant, conversationId);
    await createAnswer(merchant, { question: "desk lamp", conversationId: null, language: null, pageUrl: null });
    const report = await checkPlans(visitor, [...statements]);
    process.stdout.write(`plans of chat: ${report.checked} statements, ${report.scans} scans of tenant tables\n`);
    expect(report.problems).toEqual([]);
    expect(report.checked).toBeGreaterThan(25);
  });
});
