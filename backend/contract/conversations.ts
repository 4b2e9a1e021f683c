import { z } from "zod";
import { receipt } from "./answers.ts";
import { defineRoute } from "./route.ts";
import { turnOutcome, turnRecord } from "./widget.ts";

const id = z.uuid();
const time = z.iso.datetime();

const channel = z.enum(["widget", "api"]);

const conversationSummary = z.object({
  id,
  channel,
  language: z.string(),
  firstQuestion: z.string(),
  turns: z.number().int(),
  lastOutcome: turnOutcome.nullable(),
  createdAt: time,
  updatedAt: time,
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
      turns: z.array(
        turnRecord.extend({
          outcome: turnOutcome.nullable(),
          finishedAt: time.nullable(),
          receipt: receipt.nullable(),
        }),
      ),
    }),
  },
});
