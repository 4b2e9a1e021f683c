import {
  addExamQuestionRoute,
  generateExamRoute,
  publishAgentRoute,
  readExamRoute,
  removeExamQuestionRoute,
  startExamRoute,
} from "@netvexa/contract";
import { publishAgent } from "#features/agents";
import { bindRoute } from "#platform/route";
import { addQuestion, generateQuestions, removeQuestion } from "./manage-questions.ts";
import { examCheck, readExam, startExam } from "./take-exam.ts";

export const examRoutes = [
  bindRoute(readExamRoute, (ctx, { params }) => readExam(ctx, params.agentId)),
  bindRoute(addExamQuestionRoute, (ctx, { params, body }) => addQuestion(ctx, { ...params, ...body })),
  bindRoute(generateExamRoute, (ctx, { params, body }) => generateQuestions(ctx, { ...params, ...body })),
  bindRoute(removeExamQuestionRoute, (ctx, { params }) => removeQuestion(ctx, params)),
  bindRoute(startExamRoute, (ctx, { params }) => startExam(ctx, params.agentId)),
  bindRoute(publishAgentRoute, (ctx, { params, body }) => publishAgent(ctx, { ...params, ...body }, examCheck(ctx))),
];
