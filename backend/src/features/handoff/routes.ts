import {
  addNoteRoute,
  blockEmailRoute,
  blockVisitorRoute,
  closeConversationRoute,
  createCannedReplyRoute,
  deleteCannedReplyRoute,
  deleteNoteRoute,
  getHandoffRoute,
  getHandoffSettingsRoute,
  handBackConversationRoute,
  leavePeopleRoute,
  listBlocksRoute,
  listCannedRepliesRoute,
  listTagsRoute,
  rateTurnRoute,
  replyToVisitorRoute,
  requestPersonRoute,
  sendMessageRoute,
  setHandoffSettingsRoute,
  setTagsRoute,
  signalConversationRoute,
  signalThreadRoute,
  takeConversationRoute,
  unblockVisitorRoute,
  updateCannedReplyRoute,
} from "@netvexa/contract";
import { bindRoute } from "#platform/route";
import { closeConversation, handBackConversation, takeConversation } from "./act-as-member.ts";
import { blockEmail, blockVisitor, listBlocks, unblockVisitor } from "./block-visitor.ts";
import { getHandoffSettings, setHandoffSettings } from "./handoff-settings.ts";
import { createCannedReply, deleteCannedReply, listCannedReplies, updateCannedReply } from "./keep-replies.ts";
import { addNote, deleteNote, listTags, setTags } from "./note-on-conversation.ts";
import { rateTurn } from "./rate-turn.ts";
import { replyToVisitor } from "./reply-to-visitor.ts";
import { leavePeople, requestPerson } from "./request-person.ts";
import { sendMessage } from "./send-message.ts";
import { signalAsMember, signalAsVisitor } from "./signal-thread.ts";
import { getHandoff } from "./view-handoff.ts";

const visitorRoutes = [
  bindRoute(getHandoffRoute, (ctx) => getHandoff(ctx)),
  bindRoute(requestPersonRoute, (ctx, { body, client }) => requestPerson(ctx, { ...body, address: client.address })),
  bindRoute(leavePeopleRoute, (ctx, { body }) => leavePeople(ctx, body.conversationId)),
  bindRoute(sendMessageRoute, (ctx, { body, idempotencyKey }) =>
    sendMessage(ctx, { ...body, key: idempotencyKey ?? "" }),
  ),
  bindRoute(signalThreadRoute, (ctx, { body }) => signalAsVisitor(ctx, body)),
  bindRoute(rateTurnRoute, (ctx, { params, body }) => rateTurn(ctx, { ...params, ...body })),
];

const memberRoutes = [
  bindRoute(takeConversationRoute, (ctx, { params, body }) => takeConversation(ctx, { ...params, ...body })),
  bindRoute(handBackConversationRoute, (ctx, { params, body }) => handBackConversation(ctx, { ...params, ...body })),
  bindRoute(closeConversationRoute, (ctx, { params, body }) => closeConversation(ctx, { ...params, ...body })),
  bindRoute(replyToVisitorRoute, (ctx, { params, body, idempotencyKey }) =>
    replyToVisitor(ctx, { ...params, ...body, key: idempotencyKey ?? "" }),
  ),
  bindRoute(signalConversationRoute, (ctx, { params, body }) => signalAsMember(ctx, { ...params, ...body })),
  bindRoute(addNoteRoute, (ctx, { params, body }) => addNote(ctx, { ...params, ...body })),
  bindRoute(deleteNoteRoute, (ctx, { params }) => deleteNote(ctx, params)),
  bindRoute(setTagsRoute, (ctx, { params, body }) => setTags(ctx, { ...params, ...body })),
  bindRoute(listTagsRoute, (ctx) => listTags(ctx)),
];

const officeRoutes = [
  bindRoute(listCannedRepliesRoute, (ctx) => listCannedReplies(ctx)),
  bindRoute(createCannedReplyRoute, (ctx, { body }) => createCannedReply(ctx, body)),
  bindRoute(updateCannedReplyRoute, (ctx, { params, body }) => updateCannedReply(ctx, { id: params.replyId, ...body })),
  bindRoute(deleteCannedReplyRoute, (ctx, { params }) => deleteCannedReply(ctx, params.replyId)),
  bindRoute(listBlocksRoute, (ctx) => listBlocks(ctx)),
  bindRoute(blockVisitorRoute, (ctx, { params, body }) => blockVisitor(ctx, { ...params, ...body })),
  bindRoute(blockEmailRoute, (ctx, { body }) => blockEmail(ctx, body)),
  bindRoute(unblockVisitorRoute, (ctx, { params }) => unblockVisitor(ctx, params.blockId)),
  bindRoute(getHandoffSettingsRoute, (ctx) => getHandoffSettings(ctx)),
  bindRoute(setHandoffSettingsRoute, (ctx, { body }) => setHandoffSettings(ctx, body)),
];

export const handoffRoutes = [...visitorRoutes, ...memberRoutes, ...officeRoutes];
