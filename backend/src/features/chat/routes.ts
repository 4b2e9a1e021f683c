import {
  abortTurnRoute,
  createAnswerRoute,
  followTurnRoute,
  getConversationRoute,
  latestConversationRoute,
  listConversationsRoute,
  requestContactRoute,
  runTurnRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { createAnswer } from "./create-answer.ts";
import { getConversation, getLatestConversation, listConversations } from "./read-conversations.ts";
import { requestContact } from "./request-contact.ts";
import { abortTurn, resumeTurn, runTurn } from "./run-turn.ts";

export const chatRoutes = [
  bindRoute(runTurnRoute, (ctx, { body, idempotencyKey, signal }) =>
    runTurn(ctx, { question: body, idempotencyKey, signal }),
  ),
  bindRoute(followTurnRoute, (ctx, { params, lastEventId, signal }) =>
    resumeTurn(ctx, { turnId: params.turnId, lastEventId, signal }),
  ),
  bindRoute(abortTurnRoute, (ctx, { params }) => abortTurn(ctx, params.turnId)),
  bindRoute(latestConversationRoute, (ctx) => getLatestConversation(ctx)),
  bindRoute(requestContactRoute, (ctx, { body }) => requestContact(ctx, body)),
  bindRoute(createAnswerRoute, (ctx, { body }) => createAnswer(ctx, body)),
  bindRoute(listConversationsRoute, (ctx, { query }) => listConversations(ctx, query)),
  bindRoute(getConversationRoute, (ctx, { params }) => getConversation(ctx, params.conversationId)),
];
