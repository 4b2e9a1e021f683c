import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreatedTenant } from "#features/tenants";
import { newId } from "#platform/ids";
import { actAs } from "#test/test-platform";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { observeTurn } from "./observe-turn.ts";
import { rescoreLeadsJob } from "./rescore-leads-job.ts";

let server: TestServer;
let shop: CreatedTenant;
let visitor: string;
beforeAll(async () => {
  server = await openTestServer();
  shop = await server.createStorefront();
  visitor = await openVisitor();
});
afterAll(() => server.close());

async function openVisitor(): Promise<string> {
  const body = { storefront: shop.publicKey, resume: null };
  const { body: session } = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (session as { token: string }).token;
}

const jobContext = () => actAs(server.test.platform, shop.tenantId, { kind: "job", jobId: newId() });

const send = (method: string, path: string, options: { as?: string; body?: unknown } = {}) =>
  call(`${server.url}${path}`, {
    as: shop.apiKey,
    method,
    ...options,
    headers: { "idempotency-key": newId() },
  });

/** Asks as the visitor and lets the job that the turn asked for run; returns the conversation's id. */
async function ask(question: string, conversationId: string | null): Promise<string> {
  const { text } = await send("POST", "/v1/widget/turns", {
    as: visitor,
    body: { question, conversationId, page: null },
  });
  const started = JSON.parse(/data: (.+)/.exec(text)?.[1] ?? "{}") as { turnId: string; conversationId: string };
  const { rows } = await sql<{ payload: { turnId: string } }>`select payload from job_outbox
    where tenant_id = ${shop.tenantId} and name = 'observe_turn' and payload ->> 'turnId' = ${started.turnId}`.execute(
    server.test.database.owner,
  );
  expect(rows).toHaveLength(1);
  await observeTurn(jobContext(), started.turnId);
  return started.conversationId;
}

interface LeadAnswer {
  id: string;
  score: number;
  band: string;
  email: string | null;
  name: string | null;
  quantity: number | null;
  budget: { minor: number } | null;
  explanation: { lines: { signal: string; points: number; turns: number }[]; total: number; flowPoints: number };
  qualification: { next: { id: string } | null; verdict: string | null } | null;
  outcomes: { kind: string; won: boolean; score: number }[];
}

async function readLead(): Promise<LeadAnswer> {
  const { body } = await send("GET", "/v1/leads");
  const id = (body as { leads: { id: string }[] }).leads[0]?.id ?? "";
  return (await send("GET", `/v1/leads/${id}`)).body as LeadAnswer;
}

describe("[F2] [F3] a visitor becomes a lead", () => {
  let conversationId: string;

  it("is scored from what was said, every point with its reason", async () => {
    conversationId = await ask("How much is the blue tent? I need 12 pieces, my budget is 900 €.", null);
    const lead = await readLead();
    expect(lead.explanation.lines.map(({ signal }) => signal)).toEqual(
      expect.arrayContaining(["intent:price", "quantity", "budget"]),
    );
    expect(lead.explanation.lines.reduce((sum, { points }) => sum + points, 0)).toBe(lead.explanation.total);
    expect(lead).toMatchObject({ quantity: 12, budget: { minor: 90_000 }, score: lead.explanation.total });
  });

  it("keeps no name and no address without consent, neither in the lead nor beside it", async () => {
    await ask("My name is Anna Meier, write to anna@mail.example", conversationId);
    expect(await readLead()).toMatchObject({ name: null, email: null });
    const { owner } = server.test.database;
    for (const table of ["leads", "lead_signals", "message_intents"]) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(owner);
      expect(rows.map(({ row }) => row).join(), table).not.toMatch(/anna|meier/i);
    }
  });

  it("takes up what was said once the visitor agrees, and erases it when that is taken back", async () => {
    const consent = (granted: boolean, as = visitor) =>
      send("PUT", "/v1/widget/consent", { as, body: { conversationId, granted } });
    expect((await consent(true)).status).toBe(204);
    const { rows } = await sql<{ payload: { turnId: string } }>`select payload from job_outbox
      where tenant_id = ${shop.tenantId} and name = 'observe_turn'`.execute(server.test.database.owner);
    for (const { payload } of rows) await observeTurn(jobContext(), payload.turnId);
    expect(await readLead()).toMatchObject({ name: "Anna Meier", email: "anna@mail.example" });
    expect((await consent(true, await openVisitor())).status).toBe(404);
    await consent(false);
    expect(await readLead()).toMatchObject({ name: null, email: null });
  });

  it("counts a turn once, however often it is observed", async () => {
    const before = await readLead();
    const { rows } = await sql<{ id: string }>`select id from turns where tenant_id = ${shop.tenantId}`.execute(
      server.test.database.owner,
    );
    for (const { id } of rows) await observeTurn(jobContext(), id);
    const after = await readLead();
    expect(after.explanation.lines).toEqual(before.explanation.lines);
    expect(after.score).toBe(before.score);
  });

  it("is scored anew by the merchant's own weights and thresholds", async () => {
    const settings = {
      signals: [{ signal: "quantity", weight: 40, most: 1 }],
      thresholds: { warm: 10, hot: 40 },
      flow: null,
    };
    expect((await send("PUT", "/v1/lead-settings", { body: settings })).status).toBe(200);
    await rescoreLeadsJob.run(jobContext(), {}, new AbortController().signal);
    expect(await readLead()).toMatchObject({ score: 40, band: "hot" });
    const { body } = await send("GET", "/v1/leads?band=hot");
    expect((body as { leads: { score: number }[] }).leads).toMatchObject([{ score: 40 }]);
    expect((await send("GET", "/v1/lead-settings")).body).toEqual(settings);
  });

  it("is judged by what became of it, at the score that it had then", async () => {
    const { id } = await readLead();
    const none = (await send("GET", "/v1/lead-statistics")).body as { bands: { hot: { hitRate: number | null } } };
    expect(none.bands.hot.hitRate).toBeNull();
    expect((await send("POST", `/v1/leads/${id}/outcomes`, { body: { kind: "order", won: true } })).status).toBe(201);
    expect((await readLead()).outcomes).toMatchObject([{ kind: "order", won: true, score: 40 }]);
    expect((await send("GET", "/v1/lead-statistics")).body).toMatchObject({
      funnel: { conversations: 1, leads: 1, hot: 1, won: 1, reachable: 0 },
      bands: { hot: { judged: 1, won: 1, hitRate: 1 } },
      ranking: null,
    });
  });

  it("is led through the merchant's questions, and keeps an address only with consent", async () => {
    const end = { id: "yes", kind: "verdict", verdict: "qualified" };
    const fields = [{ name: "email", label: "E-mail", type: "email" }];
    const form = { id: "reach", kind: "form", ask: "Where can we reach you?", fields, goTo: "yes" };
    const options = [
      { value: "soon", label: "This month", goTo: "reach", points: 25 },
      { value: "later", label: "Later", goTo: "yes" },
    ];
    const flow = { start: "when", nodes: [{ id: "when", kind: "question", ask: "When?", options }, form, end] };
    const settings = { signals: [], thresholds: { warm: 10, hot: 40 }, flow };
    expect((await send("PUT", "/v1/lead-settings", { body: settings })).status).toBe(200);
    const broken = { ...settings, flow: { ...flow, start: "nowhere" } };
    expect((await send("PUT", "/v1/lead-settings", { body: broken })).body).toMatchObject({ code: "flow_invalid" });
    const answer = async (given: unknown) =>
      (await send("POST", "/v1/widget/qualification", { as: visitor, body: { conversationId, answer: given } })).body;
    expect(await answer(null)).toMatchObject({ next: { id: "when" }, verdict: null });
    expect(await answer({ nodeId: "when", choice: "never" })).toMatchObject({ code: "answer_invalid" });
    expect(await answer({ nodeId: "when", choice: "soon" })).toMatchObject({ next: { id: "reach" } });
    const email = { nodeId: "reach", fields: { email: "anna@mail.example" } };
    expect(await answer(email)).toMatchObject({ code: "consent_required" });
    expect((await readLead()).email).toBeNull();
    expect(await answer({ ...email, consent: true })).toMatchObject({ next: null, verdict: "qualified" });
    expect(await readLead()).toMatchObject({
      email: "anna@mail.example",
      score: 25,
      explanation: { flowPoints: 25 },
      qualification: { verdict: "qualified" },
    });
  });

  it("is erased on request with everything that was extracted for it", async () => {
    const { id } = await readLead();
    expect((await send("DELETE", `/v1/leads/${id}`)).status).toBe(204);
    expect((await send("GET", `/v1/leads/${id}`)).status).toBe(404);
    const { owner } = server.test.database;
    for (const table of ["leads", "lead_signals", "lead_outcomes"]) {
      const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(owner);
      expect(rows, table).toEqual([]);
    }
  });
});
