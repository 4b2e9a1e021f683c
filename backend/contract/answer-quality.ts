import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Answer quality";
const share = z.number().min(0).max(1);
const confidence = z.number().min(0).max(1);

const effect = z.object({
  threshold: confidence,
  answered: share.describe("Of questions that your knowledge answers, the share that would be answered."),
  refused: share.describe("Of questions that it does not answer, the share that would be met by `I do not know`."),
});

const answerThreshold = z.object({
  threshold: confidence.describe("How sure the agent must be to answer."),
  chosenBy: z.enum(["default", "calibration", "merchant"]),
  suggested: confidence.describe("What the calibration would choose."),
  questions: z.int().describe("Questions made from your own pages that the shares rest on."),
  calibratedAt: z.iso.datetime().nullable(),
  effect: effect.nullable().describe("Of the threshold in use; null before the first calibration."),
  effects: z.array(effect).describe("Of others, to choose by."),
});

export const getAnswerThresholdRoute = defineRoute({
  id: "getAnswerThreshold",
  method: "get",
  path: "/v1/answer-threshold",
  summary: "Read how sure the agent must be to answer, and what moving that would do",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: answerThreshold },
});

export const setAnswerThresholdRoute = defineRoute({
  id: "setAnswerThreshold",
  method: "put",
  path: "/v1/answer-threshold",
  summary: "Set how sure the agent must be to answer; null leaves it to the calibration",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ threshold: confidence.nullable() }) },
  response: { kind: "json", status: 200, schema: answerThreshold },
});

export const calibrateAnswersRoute = defineRoute({
  id: "calibrateAnswers",
  method: "post",
  path: "/v1/answer-threshold/calibrations",
  summary: "Find the threshold anew from your own pages: their questions are asked with and without them",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "required",
  request: {},
  response: { kind: "json", status: 202, schema: z.object({ state: z.literal("queued") }) },
});

export const listUnansweredRoute = defineRoute({
  id: "listUnansweredQuestions",
  method: "get",
  path: "/v1/unanswered-questions",
  summary: "List what the agent could not answer, questions of the same meaning together, most frequent first",
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    query: z.strictObject({
      from: z.iso.datetime().optional().describe("Only what was asked at this time or later."),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      questions: z.array(
        z.object({
          question: z.string().describe("As it was asked last."),
          language: z.string(),
          count: z.int(),
          visitors: z.int().describe("Conversations that it was asked in."),
          lastAskedAt: z.iso.datetime(),
          lastConversationId: z.uuid(),
          wordings: z.array(z.string()),
        }),
      ),
      groups: z.int().describe("Of all meanings, listed or not."),
      turns: z.int().describe("Turns that were looked at, at most the latest 2,000."),
    }),
  },
});
