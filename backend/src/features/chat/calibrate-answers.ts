import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectOwnPassages, upsertCalibration } from "./calibration-queries.ts";
import { chooseThreshold, type CalibrationSample } from "./choose-threshold.ts";
import { findEvidence } from "./find-evidence.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";
import { makeOwnQuestions, type OwnQuestion } from "./own-questions.ts";

const MOST_QUESTIONS = 120;

/**
 * Finds, without anybody's labels, how sure an answer of this tenant must be: each question that its knowledge answers is
 * asked once with and once without the document that it was made from. Stores both distributions and the threshold; one
 * that the merchant has set stays. Returns how many questions were asked. Each question is its own short transaction.
 */
export async function calibrateAnswers(ctx: TenantContext, signal?: AbortSignal): Promise<number> {
  const bulk = atBulkPriority(ctx);
  const passages = await tenantTransaction(bulk, (tx) => selectOwnPassages(tx, ctx, MOST_QUESTIONS));
  const questions = makeOwnQuestions(passages);
  const sample = await askAll(bulk, questions, signal);
  const threshold = chooseThreshold(sample, LEAST_CONFIDENCE);
  await tenantTransaction(bulk, (tx) => upsertCalibration(tx, ctx, { threshold, ...sample }));
  return questions.length;
}

async function askAll(
  ctx: TenantContext,
  questions: readonly OwnQuestion[],
  signal: AbortSignal | undefined,
): Promise<CalibrationSample> {
  const withKnowledge: number[] = [];
  const withoutKnowledge: number[] = [];
  for (const { question, language, documentNumber } of questions) {
    signal?.throwIfAborted();
    const exclude = { documentNumbers: [documentNumber] };
    withKnowledge.push((await findEvidence(ctx, { question, language })).confidence);
    withoutKnowledge.push((await findEvidence(ctx, { question, language, exclude })).confidence);
  }
  return { withKnowledge, withoutKnowledge };
}
