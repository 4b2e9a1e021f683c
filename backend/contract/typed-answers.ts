import { z } from "zod";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const question = z.string().trim().min(1).max(500);

const fields = z.strictObject({
  question,
  /** Other ways to ask the same. */
  alternatives: z.array(question).max(20).default([]),
  /** Plain text; paragraphs are separated by empty lines. */
  answer: z.string().trim().min(1).max(10_000),
  /** Where a shopper can read more. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a language code such as de")
    .nullable()
    .default(null),
});

export const typedAnswer = z.object({
  id,
  question: z.string(),
  alternatives: z.array(z.string()),
  answer: z.string(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});

const tag = "Typed answers";
const read = {
  tag,
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = { tag, auth: { kind: "api_key", scope: "knowledge:write" }, rateLimit: "write" } as const;
const params = z.strictObject({ answerId: id });

export const createTypedAnswerRoute = defineRoute({
  id: "createTypedAnswer",
  method: "post",
  path: "/v1/typed-answers",
  summary: "Add a question with its answer, which goes before everything else that is known",
  ...write,
  idempotency: "required",
  request: { body: fields },
  response: { kind: "json", status: 201, schema: typedAnswer },
});

export const listTypedAnswersRoute = defineRoute({
  id: "listTypedAnswers",
  method: "get",
  path: "/v1/typed-answers",
  summary: "List typed answers, oldest first",
  ...read,
  request: {
    query: z.strictObject({ after: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  response: { kind: "json", status: 200, schema: z.object({ answers: z.array(typedAnswer) }) },
});

export const getTypedAnswerRoute = defineRoute({
  id: "getTypedAnswer",
  method: "get",
  path: "/v1/typed-answers/{answerId}",
  summary: "Read a typed answer",
  ...read,
  request: { params },
  response: { kind: "json", status: 200, schema: typedAnswer },
});

export const updateTypedAnswerRoute = defineRoute({
  id: "updateTypedAnswer",
  method: "put",
  path: "/v1/typed-answers/{answerId}",
  summary: "Replace a typed answer",
  ...write,
  idempotency: "none",
  request: { params, body: fields },
  response: { kind: "json", status: 200, schema: typedAnswer },
});

export const deleteTypedAnswerRoute = defineRoute({
  id: "deleteTypedAnswer",
  method: "delete",
  path: "/v1/typed-answers/{answerId}",
  summary: "Remove a typed answer",
  ...write,
  idempotency: "none",
  request: { params },
  response: { kind: "empty", status: 204 },
});
