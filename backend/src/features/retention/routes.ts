import { eraseConversationRoute, eraseVisitorRoute, getRetentionRoute, setRetentionRoute } from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { eraseConversation, eraseVisitor } from "./erase-conversations.ts";
import { getRetention, setRetention } from "./set-retention.ts";

export const retentionRoutes = [
  bindRoute(getRetentionRoute, (ctx) => getRetention(ctx)),
  bindRoute(setRetentionRoute, (ctx, { body }) => setRetention(ctx, body)),
  bindRoute(eraseConversationRoute, (ctx, { params }) => eraseConversation(ctx, params.conversationId)),
  bindRoute(eraseVisitorRoute, (ctx) => eraseVisitor(ctx)),
];
