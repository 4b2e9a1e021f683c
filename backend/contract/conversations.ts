import { z } from "zod";
import { receipt } from "./answers.ts";
import { conversationNote } from "./conversation-work.ts";
import { memberHandoff } from "./handoff.ts";
import { handoffState, threadEntry } from "./handoff-shapes.ts";
import { defineRoute } from "./route.ts";
import { turnOutcome, turnRecord } from "./widget.ts";

const id = z.uuid();
const time = z.iso.datetime();

const channel = z.enum(["widget", "api"]);

export const INBOX_FILTERS = ["new", "unanswered", "waiting", "mine", "with_person", "closed"] as const;

const conversationSummary = z.object({
  id,
  channel,
  language: z.string(),
  firstQuestion: z.string(),
  turns: z.number().int(),
  lastOutcome: turnOutcome.nullable(),
  createdAt: time,
  updatedAt: time,
  state: handoffState,
  assignedTo: z.object({ id, name: z.string() }).nullable(),
  isNew: z.boolean().describe("Nobody of the team has looked since the visitor's last word."),
  unanswered: z.boolean(),
  tags: z.array(z.string()),
});

export const listConversationsRoute = defineRoute({
  id: "listConversations",
  method: "get",
  path: "/v1/conversations",
  summary: "List conversations, latest first, all or those that filters name",
  tag: "Conversations",
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    query: z.strictObject({
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      outcome: turnOutcome.optional().describe("Only those in which at least one turn ended so."),
      channel: channel.optional(),
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/, "must be a language code such as de")
        .optional(),
      inbox: z
        .enum(INBOX_FILTERS)
        .optional()
        .describe("`new`: not looked at; `waiting`: for a person; `mine`: taken over by the member who asks."),
      tag: z.string().min(1).max(40).optional(),
      search: z.string().trim().min(1).max(200).optional().describe("Words that all occur in the conversation."),
      from: time.optional().describe("Only those in which something happened at this time or later."),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ conversations: z.array(conversationSummary), nextCursor: z.string().nullable() }),
  },
  errors: ["invalid_cursor"],
});

export const getConversationRoute = defineRoute({
  id: "getConversation",
  method: "get",
  path: "/v1/conversations/{conversationId}",
  summary: "Read a conversation with the receipt of each answer",
  tag: "Conversations",
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: z.strictObject({ conversationId: id }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      id,
      channel,
      language: z.string(),
      createdAt: time,
      updatedAt: time,
      handoff: memberHandoff,
      visitor: z.object({
        page: z.object({ url: z.string(), title: z.string(), language: z.string() }).nullable(),
        delivered: z.number().int().describe("Position of the newest entry that has arrived at the visitor."),
        read: z.number().int(),
        blocked: z.boolean(),
      }),
      entries: z.array(threadEntry),
      notes: z.array(conversationNote),
      tags: z.array(z.string()),
      present: z.array(z.object({ id, name: z.string() })).describe("Members who have it open."),
      turns: z.array(
        turnRecord.extend({
          rating: z.enum(["up", "down"]).nullable(),
          page: z.object({ url: z.string(), title: z.string(), language: z.string() }).nullable(),
          outcome: turnOutcome.nullable(),
          finishedAt: time.nullable(),
          receipt: receipt.nullable(),
        }),
      ),
    }),
  },
});
