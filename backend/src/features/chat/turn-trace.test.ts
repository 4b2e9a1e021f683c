import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getTraceRoute } from "@netvexa/contract";
import { sql } from "kysely";
import { traceIdOf, traceRoutes } from "#features/traces";
import type { TenantContext } from "#platform/tenant-context";
import { ask, type StreamedTurn } from "./test-shop.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";

const QUESTION = "How long do I have to return an item?";
const SENTENCE = "You can return any item within 30 days of delivery";

let open: ModelShop;
beforeAll(async () => {
  open = await openModelShop("openai:one");
});
afterAll(() => open.close());

/** As the route answers it. */
async function traceOf(turn: StreamedTurn, ctx: TenantContext = open.shop.owner) {
  const route = traceRoutes.find(({ contract }) => contract.id === "getTrace");
  const handle = route?.handle as (ctx: TenantContext, input: unknown) => Promise<unknown>;
  return getTraceRoute.response.schema.parse(await handle(ctx, { params: { traceId: traceIdOf(turn.turnId) } }));
}

function answerAfterSearch() {
  let calls = 0;
  open.models.reply(({ prompt }) => {
    calls += 1;
    if (calls === 1) return { kind: "tool", name: "search", args: { query: "returns" } };
    return { kind: "text", text: `${SENTENCE} [${sourceNumber(prompt, "within 30 days")}].` };
  });
}

describe("[V2] [G6] the trace of a turn", () => {
  it("tells every step under the turn's own id: search, model, tool, tokens, cost and first token", async () => {
    answerAfterSearch();
    const turn = await ask(open.shop.visitor(), { question: QUESTION });
    const trace = await traceOf(turn);
    expect(trace).toMatchObject({
      kind: "turn",
      status: "ok",
      turnId: turn.turnId,
      conversationId: turn.conversationId,
      sessionId: turn.conversationId,
      model: "openai:one",
      inputTokens: 200,
      outputTokens: 40,
      costMicros: 360,
    });
    expect(trace.firstOutputMs).toBeGreaterThanOrEqual(0);
    expect(trace.spans).toBe(trace.spanList.length);
    const [root] = trace.spanList;
    expect([root?.name, root?.parentId]).toEqual(["invoke_agent", null]);
    expect(trace.spanList.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["retrieval knowledge", "chat openai:one", "execute_tool search"]),
    );
    const tool = trace.spanList.find(({ kind }) => kind === "tool");
    const nested = trace.spanList.find(({ parentId }) => parentId === tool?.id);
    expect(nested?.kind).toBe("retriever");
    const [first, second] = trace.spanList.filter(({ kind }) => kind === "generation");
    expect(first?.attributes).toMatchObject({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "one",
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 20,
    });
    expect(second?.attributes["gen_ai.response.time_to_first_chunk"]).toBeGreaterThanOrEqual(0);
    for (const span of trace.spanList) {
      expect(span.offsetMicros + span.durationMicros).toBeLessThanOrEqual(trace.durationMicros + 5_000);
    }
  });

  it("keeps no word of what was said, unless the tenant wants it", async () => {
    answerAfterSearch();
    const silent = await traceOf(await ask(open.shop.visitor(), { question: QUESTION }));
    expect(JSON.stringify(silent)).not.toContain("return an item");
    await sql`insert into trace_settings (tenant_id, capture_content, days)
      values (${open.shop.owner.tenantId}, true, 30)`.execute(open.shop.test.database.owner);
    answerAfterSearch();
    const telling = await traceOf(await ask(open.shop.visitor(), { question: QUESTION }));
    expect(telling.spanList[0]?.attributes["gen_ai.input.messages"]).toBe(QUESTION);
    expect(JSON.stringify(telling)).toContain("gen_ai.retrieval.query.text");
  });

  it("is there for a turn whose models failed, with what went wrong", async () => {
    open.models.reply(() => ({ kind: "status", status: 503 }));
    const trace = await traceOf(await ask(open.shop.visitor(), { question: QUESTION }));
    expect(trace.name).toBe("answer (extractive)");
    const generation = trace.spanList.find(({ kind }) => kind === "generation");
    expect([generation?.status, generation?.attributes["error.type"]]).toEqual(["error", "ModelFailure"]);
  });
});
