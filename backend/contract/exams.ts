import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Exams";
const id = z.uuid();
const time = z.iso.datetime();
const ofAgent = z.strictObject({ agentId: id });

const examQuestion = z.object({
  id,
  question: z.string(),
  expected: z.string().nullable(),
  origin: z.enum(["own", "generated"]),
});

const examAnswer = z.object({
  outcome: z.enum(["answered", "unknown", "paused", "aborted", "with_person", "failed"]),
  text: z.string(),
  sources: z.array(z.string()),
  cards: z.array(z.string()),
});

const examRun = z.object({
  id,
  revision: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  state: z.enum(["queued", "running", "done", "failed"]),
  total: z.number().int(),
  done: z.number().int(),
  regressions: z.number().int(),
  createdAt: time,
  finishedAt: time.nullable(),
});

const examResult = z.object({
  position: z.number().int(),
  question: z.string(),
  expected: z.string().nullable(),
  published: examAnswer.nullable(),
  draft: examAnswer,
  verdict: z.enum(["same", "changed", "improved", "regressed", "failed"]),
});

const read = {
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const make = {
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "required",
} as const;

export const readExamRoute = defineRoute({
  ...read,
  id: "readExam",
  method: "get",
  path: "/v1/agents/{agentId}/exam",
  summary:
    "Read an agent's exam: its questions, the latest run with its answers, and whether the draft may be published",
  request: { params: ofAgent },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      questions: z.array(examQuestion),
      run: examRun.nullable(),
      results: z.array(examResult),
      /** `passed`: nothing speaks against the draft, also where there is no question to ask. */
      gate: z.enum(["passed", "not_taken", "regressed"]),
    }),
  },
});

export const addExamQuestionRoute = defineRoute({
  ...make,
  id: "addExamQuestion",
  method: "post",
  path: "/v1/agents/{agentId}/exam/questions",
  summary: "Add a question of your own to the exam",
  request: {
    params: ofAgent,
    body: z.strictObject({
      question: z.string().trim().min(1).max(2000),
      expected: z
        .string()
        .trim()
        .min(1)
        .max(300)
        .nullable()
        .default(null)
        .describe("A text that a right answer holds."),
    }),
  },
  response: { kind: "json", status: 201, schema: examQuestion },
  errors: ["too_many_questions"],
});

export const generateExamRoute = defineRoute({
  ...make,
  id: "generateExam",
  method: "post",
  path: "/v1/agents/{agentId}/exam/generated",
  summary: "Add questions that the storefront's own catalogue, answers and pages answer",
  request: { params: ofAgent, body: z.strictObject({ count: z.number().int().min(1).max(60).default(20) }) },
  response: { kind: "json", status: 201, schema: z.object({ added: z.number().int() }) },
});

export const removeExamQuestionRoute = defineRoute({
  ...make,
  idempotency: "none",
  id: "removeExamQuestion",
  method: "delete",
  path: "/v1/agents/{agentId}/exam/questions/{questionId}",
  summary: "Take a question out of the exam",
  request: { params: ofAgent.extend({ questionId: id }) },
  response: { kind: "empty", status: 204 },
});

export const startExamRoute = defineRoute({
  ...make,
  id: "startExam",
  method: "post",
  path: "/v1/agents/{agentId}/exam/runs",
  summary: "Ask the draft and the published version every question of the exam; follow it by reading the exam",
  request: { params: ofAgent },
  response: { kind: "json", status: 201, schema: examRun },
  errors: ["exam_running", "exam_empty"],
});
