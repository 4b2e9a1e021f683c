import {
  citation,
  getConversationRoute,
  listUnansweredRoute,
  receipt,
  replayTurnRoute,
  turnOutcome,
} from "@netvexa/contract";
import { z } from "zod";
import { bindTool } from "#platform/mcp-tool";
import { listUnanswered } from "./list-unanswered.ts";
import { getConversation } from "./read-conversations.ts";
import { replayTurn } from "./replay-turn.ts";
import { releasedDeltas } from "./released-events.ts";

const head = getConversationRoute.response.schema.pick({
  id: true,
  channel: true,
  language: true,
  createdAt: true,
  updatedAt: true,
});
const usedModel = receipt.shape.models.element.pick({ model: true, costMicros: true, milliseconds: true });

const toldTurn = z.object({
  id: z.uuid(),
  question: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(["running", "done", "aborted", "failed"]),
  outcome: turnOutcome.nullable(),
  answer: z.string(),
  citations: z.array(citation.pick({ number: true, title: true, url: true })),
  searches: z.array(receipt.shape.searches.element.pick({ query: true, interpretedAs: true, hits: true })),
  models: z.array(usedModel),
});

const { answer, outcome, citations } = replayTurnRoute.response.schema.shape.now.shape;
const replayed = z.object({ answer, outcome, citations });

export const chatTools = [
  bindTool(
    {
      name: "conversation_get",
      title: "Read a conversation",
      description:
        "Reads one conversation of a visitor with the agent: every question with its answer, the sources that were cited, what was searched for, the models used and whether the agent knew the answer. Oldest first; pass `cursor` on to read further.",
      scope: "conversations:read",
      effect: "reads",
      input: z.strictObject({
        conversationId: z.uuid(),
        limit: z.number().int().min(1).max(50).default(20).describe("Turns wanted."),
        cursor: z.string().max(20).regex(/^\d+$/, "must be the nextCursor of the page before").optional(),
      }),
      output: head.extend({ turns: z.array(toldTurn), nextCursor: z.string().nullable() }),
    },
    async (ctx, { conversationId, limit, cursor }) => {
      const { turns, id, channel, language, createdAt, updatedAt } = await getConversation(ctx, conversationId);
      const told = { id, channel, language, createdAt, updatedAt };
      const from = Number(cursor ?? 0);
      const page = turns.slice(from, from + limit).map(tellTurn);
      return { ...told, turns: page, nextCursor: from + limit < turns.length ? String(from + limit) : null };
    },
  ),
  bindTool(
    {
      name: "unanswered_questions",
      title: "List what the agent could not answer",
      description:
        "Lists questions that the agent answered with `I do not know`, those of the same meaning together with how often and in how many conversations they were asked, most frequent first. Use it to find out what is missing in the storefront's knowledge.",
      scope: "conversations:read",
      effect: "reads",
      input: z.strictObject({
        from: z.iso.datetime().optional().describe("Only what was asked at this time or later."),
        limit: z.number().int().min(1).max(100).default(20),
      }),
      output: listUnansweredRoute.response.schema,
    },
    (ctx, filter) => listUnanswered(ctx, filter),
  ),
  bindTool(
    {
      name: "answer_replay",
      title: "Replay an answer",
      description:
        "Asks a visitor's question again with what the storefront knows now, and shows the answer that was given beside the one that would be given now, with what the agent had read then and whether it still stands. Nothing reaches the visitor and nothing is stored; a language model costs what it costs. Use it to see whether a wrong answer is mended.",
      scope: "answers:write",
      effect: "reads",
      input: z.strictObject({ turnId: z.uuid().describe("From conversation_get.") }),
      output: replayTurnRoute.response.schema.extend({ before: replayed, now: replayed }),
    },
    (ctx, { turnId }) => replayTurn(ctx, turnId),
  ),
];

type ReadTurn = Awaited<ReturnType<typeof getConversation>>["turns"][number];

function tellTurn({
  id,
  question,
  askedAt,
  state,
  outcome,
  events,
  receipt: made,
}: ReadTurn): z.input<typeof toldTurn> {
  const answer = releasedDeltas(events).map(({ text }) => text);
  const citations = events.flatMap((event) => (event.type === "citation" ? [event.citation] : []));
  return {
    id,
    question,
    askedAt,
    state,
    outcome,
    citations,
    answer: answer.join(" "),
    searches: made?.searches ?? [],
    models: made?.models ?? [],
  };
}
