import { z } from "zod";
import { handoffView, messageText, threadEntry, threadFrame, threadSignal } from "./handoff-shapes.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const conversation = z.strictObject({ conversationId: id });
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const visitor = { kind: "visitor" } as const;
const writing = { kind: "member", permission: "conversations:write" } as const;

const page = z.strictObject({ url: webAddress, title: z.string().max(500), language: z.string().max(35) });

export const getHandoffRoute = defineRoute({
  id: "getHandoff",
  method: "get",
  path: "/v1/widget/handoff",
  summary: "Whether a person can be reached now, and who has the visitor's latest conversation",
  tag: "Widget",
  auth: visitor,
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: handoffView },
});

export const requestPersonRoute = defineRoute({
  id: "requestPerson",
  method: "post",
  path: "/v1/widget/handoff",
  summary: "Ask for a person; outside of opening hours the answer says when somebody is there",
  tag: "Widget",
  auth: visitor,
  rateLimit: "write",
  idempotency: "required",
  request: {
    body: z.strictObject({ conversationId: id.nullable().describe("Null begins one."), page: page.nullable() }),
  },
  response: { kind: "json", status: 200, schema: handoffView },
  errors: ["visitor_blocked"],
});

export const leavePeopleRoute = defineRoute({
  id: "leavePeople",
  method: "post",
  path: "/v1/widget/handoff/leave",
  summary: "Go back to the agent",
  tag: "Widget",
  auth: visitor,
  rateLimit: "write",
  idempotency: "none",
  request: { body: conversation },
  response: { kind: "json", status: 200, schema: handoffView },
});

export const sendMessageRoute = defineRoute({
  id: "sendMessage",
  method: "post",
  path: "/v1/widget/messages",
  summary: "Write to the people who have the conversation",
  tag: "Widget",
  auth: visitor,
  rateLimit: "write",
  idempotency: "required",
  request: { body: conversation.extend({ text: messageText }) },
  response: { kind: "json", status: 201, schema: z.object({ entry: threadEntry }) },
  errors: ["with_agent", "message_refused", "visitor_blocked"],
});

export const signalThreadRoute = defineRoute({
  id: "signalThread",
  method: "post",
  path: "/v1/widget/signals",
  summary: "Say that the visitor types, or what has arrived and was read",
  tag: "Widget",
  auth: visitor,
  rateLimit: "read",
  idempotency: "none",
  request: { body: conversation.extend(threadSignal.shape) },
  response: { kind: "empty", status: 204 },
});

export const followThreadRoute = defineRoute({
  id: "followThread",
  method: "get",
  path: "/v1/widget/conversations/{conversationId}/events",
  summary: "What visitor and people say, from behind Last-Event-ID, then as it happens",
  tag: "Widget",
  auth: visitor,
  rateLimit: "read",
  idempotency: "none",
  request: { params: conversation },
  response: { kind: "events", schema: threadFrame },
});

export const rateTurnRoute = defineRoute({
  id: "rateTurn",
  method: "post",
  path: "/v1/widget/turns/{turnId}/rating",
  summary: "Say whether an answer helped; null takes it back",
  tag: "Widget",
  auth: visitor,
  rateLimit: "write",
  idempotency: "none",
  request: {
    params: z.strictObject({ turnId: id }),
    body: z.strictObject({ rating: z.enum(["up", "down"]).nullable() }),
  },
  response: { kind: "empty", status: 204 },
});

const version = z
  .number()
  .int()
  .min(0)
  .describe("`handoff.version` as it was when the decision was made; another one is refused with what happened since.");

export const memberHandoff = handoffView.extend({
  assignedTo: z.object({ id, name: z.string() }).nullable(),
  requestedAt: time.nullable(),
});

function memberCommand<const Id extends string, const Path extends string>(name: Id, path: Path, summary: string) {
  return defineRoute({
    id: name,
    method: "post",
    path,
    summary,
    tag: "Conversations",
    auth: writing,
    rateLimit: "write",
    idempotency: "none",
    request: { params: conversation, body: z.strictObject({ version }) },
    response: { kind: "json", status: 200, schema: memberHandoff },
    errors: ["conversation_changed", "not_yours"],
  });
}

export const takeConversationRoute = memberCommand(
  "takeConversation",
  "/v1/conversations/{conversationId}/take",
  "Take the conversation over; the agent keeps silent from then on",
);
export const handBackConversationRoute = memberCommand(
  "handBackConversation",
  "/v1/conversations/{conversationId}/hand-back",
  "Give the conversation back to the agent",
);
export const closeConversationRoute = memberCommand(
  "closeConversation",
  "/v1/conversations/{conversationId}/close",
  "Close the conversation; the visitor's next question opens it again",
);

export const replyToVisitorRoute = defineRoute({
  id: "replyToVisitor",
  method: "post",
  path: "/v1/conversations/{conversationId}/messages",
  summary: "Write to the visitor of a conversation that one has taken over",
  tag: "Conversations",
  auth: writing,
  rateLimit: "write",
  idempotency: "required",
  request: { params: conversation, body: z.strictObject({ text: messageText }) },
  response: { kind: "json", status: 201, schema: z.object({ entry: threadEntry }) },
  errors: ["not_yours"],
});

export const signalConversationRoute = defineRoute({
  id: "signalConversation",
  method: "post",
  path: "/v1/conversations/{conversationId}/signals",
  summary: "Say that a member types, has the conversation open, or what has arrived and was read",
  tag: "Conversations",
  auth: writing,
  rateLimit: "read",
  idempotency: "none",
  request: { params: conversation, body: threadSignal.extend({ open: z.literal(true).optional() }) },
  response: { kind: "empty", status: 204 },
});

export const handoffSettings = z.strictObject({
  noticeSeconds: z.number().int().min(10).max(3600).default(90).describe("How long a request waits to be seen."),
  waitSeconds: z.number().int().min(10).max(3600).default(180).describe("How long it then waits for somebody."),
  answerSeconds: z.number().int().min(30).max(86_400).default(900).describe("How long a person may leave a message."),
  idleSeconds: z.number().int().min(60).max(86_400).default(3600).describe("After which silence it closes by itself."),
  mailTo: z.array(z.email().max(320)).max(10).default([]).describe("Empty: the organisation's owners and admins."),
  spam: z
    .strictObject({
      mostLinks: z.number().int().min(0).max(50).default(3),
      mostRepeats: z.number().int().min(1).max(50).default(3).describe("Of the same text in one conversation."),
      words: z.array(z.string().trim().min(2).max(100)).max(200).default([]),
    })
    .prefault({}),
});

export const getHandoffSettingsRoute = defineRoute({
  id: "getHandoffSettings",
  method: "get",
  path: "/v1/handoff-settings",
  summary: "Waiting times, who gets mail, and what counts as spam; opening hours are the agent's",
  tag: "Conversations",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: handoffSettings },
});

export const setHandoffSettingsRoute = defineRoute({
  id: "setHandoffSettings",
  method: "put",
  path: "/v1/handoff-settings",
  summary: "Replace them",
  tag: "Conversations",
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: handoffSettings },
  response: { kind: "json", status: 200, schema: handoffSettings },
});
