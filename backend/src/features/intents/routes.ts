import {
  classifyMessageRoute,
  correctIntentRoute,
  deleteIntentExampleRoute,
  listIntentExamplesRoute,
  listIntentsRoute,
  listMessageIntentsRoute,
  setIntentRoute,
  teachIntentsRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { classifyMessage } from "./classify-message.ts";
import { correctIntent } from "./correct-intent.ts";
import { listMessageIntents } from "./list-message-intents.ts";
import { deleteIntentExample, listIntentExamples, listIntents, setIntent } from "./manage-intents.ts";
import { teachIntents } from "./teach-intents.ts";

export const intentRoutes = [
  bindRoute(listIntentsRoute, (ctx) => listIntents(ctx)),
  bindRoute(setIntentRoute, (ctx, { body }) => setIntent(ctx, body)),
  bindRoute(teachIntentsRoute, (ctx, { body }) => teachIntents(ctx, body)),
  bindRoute(listIntentExamplesRoute, (ctx, { query }) => listIntentExamples(ctx, query)),
  bindRoute(deleteIntentExampleRoute, (ctx, { params }) => deleteIntentExample(ctx, params.exampleId)),
  bindRoute(classifyMessageRoute, (ctx, { body }) => classifyMessage(ctx, body)),
  bindRoute(correctIntentRoute, (ctx, { params, body }) => correctIntent(ctx, { ...params, ...body })),
  bindRoute(listMessageIntentsRoute, (ctx, { query }) =>
    listMessageIntents(ctx, { ...query, onlyOpen: query.open === "true" }),
  ),
];
