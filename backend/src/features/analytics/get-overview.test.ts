import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { call, openTestServer, type TestServer } from "#test/test-server";
import type { AnalyticsOverview } from "./get-overview.ts";

const NOW = new Date("2026-11-20T15:00:00Z");

interface Turn {
  at: string;
  outcome: string | null;
  question?: string;
  /** Turns with the same number stand in one conversation. */
  conversation?: number;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => NOW } });
});
afterAll(() => server.close());

async function openShop(turns: Turn[]) {
  const shop = await server.createStorefront();
  const { owner } = server.test.database;
  const ids = new Map<number, string>();
  for (const [index, { at, outcome, question = "When?", conversation = 1000 + index }] of turns.entries()) {
    const id = ids.get(conversation) ?? newId();
    ids.set(conversation, id);
    await sql`insert into conversations (tenant_id, id, channel, agent_id, language, updated_at)
      select ${shop.tenantId}, ${id}, 'api', a.id, 'en', ${at}::timestamptz from agents a where a.tenant_id = ${shop.tenantId}
      on conflict (tenant_id, id) do update set updated_at = excluded.updated_at`.execute(owner);
    await sql`insert into turns (tenant_id, id, conversation_id, position, question, state, outcome, created_at, finished_at)
      values (${shop.tenantId}, ${newId()}, ${id}, (select count(*)::int + 1 from turns where conversation_id = ${id}), ${question}, 'done', ${outcome}, ${at}::timestamptz,
        ${at}::timestamptz + ${(index + 1) * 100} * interval '1 millisecond')`.execute(owner);
  }
  const read = async (query = "") => {
    const answer = await call(`${server.url}/v1/analytics/overview${query}`, { as: shop.apiKey });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as AnalyticsOverview;
  };
  return { shop, read };
}

describe("[R1] the overview", () => {
  it("counts what was answered, what was honestly not, and what ended early, day by day and once in all", async () => {
    const { read } = await openShop([
      { at: "2026-11-18T23:59:59Z", outcome: "answered", conversation: 1 },
      { at: "2026-11-19T00:00:00Z", outcome: "unknown", conversation: 1 },
      { at: "2026-11-20T10:00:00Z", outcome: "answered" },
      { at: "2026-11-20T11:00:00Z", outcome: "aborted" },
      { at: "2026-11-20T12:00:00Z", outcome: null },
    ]);
    const overview = await read("?days=3");
    expect(overview).toMatchObject({ from: "2026-11-18", to: "2026-11-20" });
    expect(overview.totals).toMatchObject({ conversations: 4, questions: 5, answered: 2, unknown: 1, unfinished: 2 });
    expect(overview.days.map(({ day, conversations, questions }) => [day, conversations, questions])).toEqual([
      ["2026-11-18", 1, 1],
      ["2026-11-19", 1, 1],
      ["2026-11-20", 3, 3],
    ]);
  });

  it("sets the period against the one before, and leaves out what is older and what comes after", async () => {
    const { read } = await openShop([
      { at: "2026-11-16T10:00:00Z", outcome: "answered" },
      { at: "2026-11-17T10:00:00Z", outcome: "answered" },
      { at: "2026-11-18T10:00:00Z", outcome: "unknown" },
      { at: "2026-11-19T10:00:00Z", outcome: "answered" },
      { at: "2026-11-21T00:00:00Z", outcome: "answered" },
    ]);
    const { totals, previous } = await read("?days=2");
    expect(totals).toMatchObject({ questions: 1, answered: 1, unknown: 0 });
    expect(previous).toMatchObject({ questions: 2, answered: 1, unknown: 1 });
  });

  it("takes the median of how long answers took, and has none without answers", async () => {
    const at = "2026-11-20T10:00:00Z";
    const { read } = await openShop([
      { at, outcome: "answered" },
      { at, outcome: "unknown" },
      { at, outcome: "answered" },
      { at, outcome: "answered" },
    ]);
    expect((await read()).medianAnswerMs).toBeCloseTo(300);
    const quiet = await openShop([{ at, outcome: "unknown" }]);
    expect((await quiet.read()).medianAnswerMs).toBeNull();
  });

  it("groups questions that nothing was known about by their words, the latest first", async () => {
    const { read } = await openShop([
      { at: "2026-11-19T10:00:00Z", outcome: "unknown", question: "Do you repair? " },
      { at: "2026-11-19T11:00:00Z", outcome: "unknown", question: "Who won?" },
      { at: "2026-11-20T10:00:00Z", outcome: "unknown", question: "do you repair?" },
      { at: "2026-11-20T11:00:00Z", outcome: "answered", question: "When?" },
    ]);
    const { unanswered } = await read();
    expect(unanswered.map(({ question, times }) => [question, times])).toEqual([
      ["do you repair?", 2],
      ["Who won?", 1],
    ]);
  });

  it("counts requests to be contacted, also on days without a question", async () => {
    const { shop, read } = await openShop([{ at: "2026-11-20T10:00:00Z", outcome: "answered" }]);
    await sql`insert into contact_requests (tenant_id, id, visitor_id, email, message, created_at)
      values (${shop.tenantId}, ${newId()}, ${newId()}, 'a@example.com', 'Hello', '2026-11-19T10:00:00Z'::timestamptz)`.execute(
      server.test.database.owner,
    );
    const { totals, days } = await read("?days=2");
    expect(totals).toMatchObject({ questions: 1, contactRequests: 1 });
    expect(days.map(({ questions, contactRequests }) => [questions, contactRequests])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("is empty and whole for a shop that nobody has asked", async () => {
    const { read } = await openShop([]);
    const { totals, days, unanswered } = await read("?days=7");
    expect(totals.conversations).toBe(0);
    expect(days).toHaveLength(7);
    expect(unanswered).toEqual([]);
  });
});

describe("[R1] the list of conversations", () => {
  it("keeps to those that its filters name, page by page", async () => {
    const { shop } = await openShop([
      { at: "2026-11-18T10:00:00Z", outcome: "unknown", conversation: 1 },
      { at: "2026-11-18T11:00:00Z", outcome: "answered", conversation: 1 },
      { at: "2026-11-19T10:00:00Z", outcome: "answered" },
      { at: "2026-11-20T10:00:00Z", outcome: "unknown" },
    ]);
    const list = async (query: string) => {
      const answer = await call(`${server.url}/v1/conversations?${query}`, { as: shop.apiKey });
      const { conversations, nextCursor } = answer.body as {
        conversations: { updatedAt: string }[];
        nextCursor: string | null;
      };
      return { days: conversations.map(({ updatedAt }) => updatedAt.slice(8, 10)), nextCursor };
    };
    expect((await list("outcome=unknown")).days).toEqual(["20", "18"]);
    expect((await list("from=2026-11-19T00:00:00Z")).days).toEqual(["20", "19"]);
    expect((await list("channel=widget")).days).toEqual([]);
    expect((await list("channel=api&language=en")).days).toEqual(["20", "19", "18"]);
    const first = await list("outcome=unknown&limit=1");
    expect(first.days).toEqual(["20"]);
    expect((await list(`outcome=unknown&limit=1&cursor=${first.nextCursor}`)).days).toEqual(["18"]);
  });
});
