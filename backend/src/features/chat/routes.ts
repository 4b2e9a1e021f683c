import {
  abortTurnRoute,
  calibrateAnswersRoute,
  createAnswerRoute,
  followTurnRoute,
  getAnswerThresholdRoute,
  getConversationRoute,
  latestConversationRoute,
  listConversationsRoute,
  listUnansweredRoute,
  replayTurnRoute,
  requestContactRoute,
  runTurnRoute,
  setAnswerThresholdRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { getAnswerThreshold, setAnswerThreshold } from "./answer-threshold.ts";
import { startCalibration } from "./calibrate-answers-job.ts";
import { createAnswer } from "./create-answer.ts";
import { listUnanswered } from "./list-unanswered.ts";
import { getConversation, getLatestConversation, listConversations } from "./read-conversations.ts";
import { replayTurn } from "./replay-turn.ts";
import { requestContact } from "./request-contact.ts";
import { abortTurn, resumeTurn, runTurn } from "./run-turn.ts";

export const chatRoutes = [
  bindRoute(runTurnRoute, (ctx, { body, idempotencyKey, signal, client }) =>
    runTurn(ctx, { question: body, idempotencyKey, signal, address: client.address }),
  ),
  bindRoute(followTurnRoute, (ctx, { params, lastEventId, signal }) =>
    resumeTurn(ctx, { turnId: params.turnId, lastEventId, signal }),
  ),
  bindRoute(abortTurnRoute, (ctx, { params }) => abortTurn(ctx, params.turnId)),
  bindRoute(latestConversationRoute, (ctx) => getLatestConversation(ctx)),
  bindRoute(requestContactRoute, (ctx, { body, client }) => requestContact(ctx, body, client.address)),
  bindRoute(createAnswerRoute, (ctx, { body }) => createAnswer(ctx, body)),
  bindRoute(listConversationsRoute, (ctx, { query }) => listConversations(ctx, query)),
  bindRoute(getConversationRoute, (ctx, { params }) => getConversation(ctx, params.conversationId)),
  bindRoute(getAnswerThresholdRoute, (ctx) => getAnswerThreshold(ctx)),
  bindRoute(setAnswerThresholdRoute, (ctx, { body }) => setAnswerThreshold(ctx, body)),
  bindRoute(calibrateAnswersRoute, (ctx) => startCalibration(ctx)),
  bindRoute(replayTurnRoute, (ctx, { params }) => replayTurn(ctx, params.turnId)),
  bindRoute(listUnansweredRoute, (ctx, { query }) => listUnanswered(ctx, query)),
];
