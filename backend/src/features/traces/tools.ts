import { getTraceRoute } from "@netvexa/contract";
import { bindTool } from "#platform/mcp-tool";
import { z } from "zod";
import { getTrace } from "./read-traces.ts";

const MOST_ATTRIBUTES = 2_000;

export const traceTools = [
  bindTool(
    {
      name: "trace_get",
      title: "Read a trace",
      description:
        "Reads how one answer, sync or operation of the merchant's own software came about: every step (retriever, embedding, generation, tool, guard) with its time, model, tokens and cost, and what was thought of it. The trace of an answer has the turn's id without its dashes.",
      scope: "conversations:read",
      effect: "reads",
      input: z.strictObject({
        traceId: z.string().regex(/^[0-9a-f]{32}$/, "must be 32 hexadecimal digits"),
        limit: z.number().int().min(1).max(200).default(100).describe("Steps wanted."),
        cursor: z.string().max(20).regex(/^\d+$/, "must be the nextCursor of the page before").optional(),
      }),
      output: getTraceRoute.response.schema.extend({ nextCursor: z.string().nullable() }),
    },
    async (ctx, { traceId, limit, cursor }) => {
      const { spanList, ...trace } = await getTrace(ctx, traceId);
      const from = Number(cursor ?? 0);
      const page = spanList.slice(from, from + limit).map((span) => ({ ...span, attributes: cut(span.attributes) }));
      return { ...trace, spanList: page, nextCursor: from + limit < spanList.length ? String(from + limit) : null };
    },
  ),
];

/** What software sends with a step may be of any length; an assistant is given the beginning. */
function cut(attributes: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(attributes);
  return text.length <= MOST_ATTRIBUTES ? attributes : { cut: `${text.slice(0, MOST_ATTRIBUTES)} …` };
}
