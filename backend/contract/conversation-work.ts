import { z } from "zod";
import { messageText } from "./handoff-shapes.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const conversation = z.strictObject({ conversationId: id });
const reading = { kind: "api_key", scope: "conversations:read" } as const;
const writing = { kind: "member", permission: "conversations:write" } as const;
const common = { tag: "Conversations", rateLimit: "write", idempotency: "none" } as const;

export const conversationNote = z.object({
  id,
  author: z.object({ id, name: z.string() }),
  text: z.string(),
  createdAt: time,
});

export const addNoteRoute = defineRoute({
  ...common,
  id: "addNote",
  method: "post",
  path: "/v1/conversations/{conversationId}/notes",
  summary: "Note something for the team; visitors never see it",
  auth: writing,
  idempotency: "required",
  request: { params: conversation, body: z.strictObject({ text: messageText }) },
  response: { kind: "json", status: 201, schema: conversationNote },
});

export const deleteNoteRoute = defineRoute({
  ...common,
  id: "deleteNote",
  method: "delete",
  path: "/v1/conversations/{conversationId}/notes/{noteId}",
  summary: "Delete a note of one's own",
  auth: writing,
  request: { params: conversation.extend({ noteId: id }) },
  response: { kind: "empty", status: 204 },
});

const conversationTags = z
  .array(z.string().trim().min(1).max(40))
  .max(20)
  .transform((tags) => [...new Set(tags)]);

export const setTagsRoute = defineRoute({
  ...common,
  id: "setTags",
  method: "put",
  path: "/v1/conversations/{conversationId}/tags",
  summary: "Say which tags a conversation has",
  auth: writing,
  request: { params: conversation, body: z.strictObject({ tags: conversationTags }) },
  response: { kind: "empty", status: 204 },
});

export const listTagsRoute = defineRoute({
  ...common,
  id: "listTags",
  method: "get",
  path: "/v1/conversation-tags",
  summary: "The tags in use, the most used first",
  auth: reading,
  rateLimit: "read",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ tags: z.array(z.object({ tag: z.string(), conversations: z.number().int() })) }),
  },
});

export const cannedReply = z.object({ id, title: z.string(), text: z.string(), updatedAt: time });
const newCannedReply = z.strictObject({ title: z.string().trim().min(1).max(80), text: messageText });
const reply = z.strictObject({ replyId: id });

export const listCannedRepliesRoute = defineRoute({
  ...common,
  id: "listCannedReplies",
  method: "get",
  path: "/v1/canned-replies",
  summary: "Replies that the team has ready",
  auth: reading,
  rateLimit: "read",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ replies: z.array(cannedReply) }) },
});

export const createCannedReplyRoute = defineRoute({
  ...common,
  id: "createCannedReply",
  method: "post",
  path: "/v1/canned-replies",
  summary: "Keep a reply ready",
  auth: writing,
  idempotency: "required",
  request: { body: newCannedReply },
  response: { kind: "json", status: 201, schema: cannedReply },
  errors: ["title_taken", "too_many_replies"],
});

export const updateCannedReplyRoute = defineRoute({
  ...common,
  id: "updateCannedReply",
  method: "put",
  path: "/v1/canned-replies/{replyId}",
  summary: "Replace one",
  auth: writing,
  request: { params: reply, body: newCannedReply },
  response: { kind: "json", status: 200, schema: cannedReply },
  errors: ["title_taken"],
});

export const deleteCannedReplyRoute = defineRoute({
  ...common,
  id: "deleteCannedReply",
  method: "delete",
  path: "/v1/canned-replies/{replyId}",
  summary: "Delete one",
  auth: writing,
  request: { params: reply },
  response: { kind: "empty", status: 204 },
});

const visitorBlock = z.object({
  id,
  kind: z.enum(["visitor", "network", "email"]),
  label: z.string().describe("The e-mail address, or the last letters of what stands for the visitor or the network."),
  reason: z.string(),
  blockedBy: z.string(),
  createdAt: time,
});

export const listBlocksRoute = defineRoute({
  ...common,
  id: "listBlocks",
  method: "get",
  path: "/v1/visitor-blocks",
  summary: "Who is blocked",
  auth: reading,
  rateLimit: "read",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ blocks: z.array(visitorBlock) }) },
});

export const blockVisitorRoute = defineRoute({
  ...common,
  id: "blockVisitor",
  method: "post",
  path: "/v1/conversations/{conversationId}/block",
  summary: "Block the visitor of a conversation, or the network address it came from",
  auth: writing,
  idempotency: "required",
  request: {
    params: conversation,
    body: z.strictObject({ kind: z.enum(["visitor", "network"]), reason: z.string().trim().max(500).default("") }),
  },
  response: { kind: "json", status: 201, schema: visitorBlock },
  errors: ["network_unknown"],
});

export const blockEmailRoute = defineRoute({
  ...common,
  id: "blockEmail",
  method: "post",
  path: "/v1/visitor-blocks",
  summary: "Take no more messages from an e-mail address",
  auth: writing,
  idempotency: "required",
  request: {
    body: z.strictObject({ email: z.email().max(320), reason: z.string().trim().max(500).default("") }),
  },
  response: { kind: "json", status: 201, schema: visitorBlock },
});

export const unblockVisitorRoute = defineRoute({
  ...common,
  id: "unblockVisitor",
  method: "delete",
  path: "/v1/visitor-blocks/{blockId}",
  summary: "Take a block back",
  auth: writing,
  request: { params: z.strictObject({ blockId: id }) },
  response: { kind: "empty", status: 204 },
});
