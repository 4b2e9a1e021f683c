import { z } from "zod";
import { messageText, senderKey, threadFrame, threadSignal } from "./handoff-shapes.ts";
import { defineRoute } from "./route.ts";
import { questionText, streamedEvent } from "./widget.ts";
import type { VisitorFrame } from "./wire.ts";

const id = z.uuid();
const conversation = z.strictObject({ conversationId: id });
const position = z.coerce.number().int().min(0).max(2_000_000_000).default(0);

export const visitorFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), key: senderKey, text: messageText }),
  z.strictObject({ type: z.literal("ask"), key: senderKey, question: questionText }),
  threadSignal.extend({ type: z.literal("signal") }),
]) satisfies z.ZodType<VisitorFrame>;

const turnFrame = z.object({
  type: z.literal("turn"),
  turnId: id,
  eventId: z.number().int(),
  event: streamedEvent,
});

/** The credential goes into the subprotocols, as browsers let no page set headers of a socket. */
export const visitorSocketRoute = defineRoute({
  id: "openVisitorSocket",
  method: "get",
  path: "/v1/widget/conversations/{conversationId}/socket",
  summary: "A visitor's live connection: the thread with people, and questions to the agent",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "session",
  idempotency: "none",
  request: { params: conversation, query: z.strictObject({ after: position.describe("Last position received.") }) },
  response: { kind: "socket", receives: visitorFrame, sends: z.union([threadFrame, turnFrame]) },
});

export const inboxFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("conversation"), conversationId: id }),
  z.object({ type: z.literal("thread"), conversationId: id, frame: threadFrame }),
  z.object({ type: z.literal("ready") }),
]);

export const memberFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("watch"), conversationId: id, after: position }),
  z.strictObject({ type: z.literal("unwatch") }),
  threadSignal.extend({ type: z.literal("signal"), conversationId: id }),
]);

const readingMember = { kind: "member", permission: "conversations:read" } as const;

export const inboxSocketRoute = defineRoute({
  id: "openInboxSocket",
  method: "get",
  path: "/v1/inbox/socket",
  summary: "A member's live connection: which conversations have changed, and the one that is open",
  tag: "Conversations",
  auth: readingMember,
  rateLimit: "session",
  idempotency: "none",
  request: {},
  response: { kind: "socket", receives: memberFrame, sends: inboxFrame },
});

export const followInboxRoute = defineRoute({
  id: "followInbox",
  method: "get",
  path: "/v1/inbox/events",
  summary: "Which conversations have changed, as it happens; where sockets are blocked",
  tag: "Conversations",
  auth: readingMember,
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "events", schema: inboxFrame },
});

export const followConversationRoute = defineRoute({
  id: "followConversation",
  method: "get",
  path: "/v1/conversations/{conversationId}/events",
  summary: "A conversation's thread from behind Last-Event-ID, then as it happens",
  tag: "Conversations",
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: conversation },
  response: { kind: "events", schema: threadFrame },
});
