import { z } from "zod";
import { examinedVersions } from "#features/agents";
import { tryAnswer } from "#features/chat";
import { notFound } from "#platform/errors";
import { defineJob } from "#platform/jobs";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { judgeAnswers } from "./judge-answers.ts";
import { insertResult, selectQuestions, selectRun, updateRunState, type QuestionRow, type RunRow } from "./queries.ts";

/** Asks the draft and the published version what the exam asks, one question after the other. */
export const examineAgentJob = defineJob({
  name: "examine_agent",
  input: z.strictObject({ runId: z.uuid() }),
  retries: 1,
  backoffSeconds: 30,
  timeoutSeconds: 3600,
  run: (ctx, { runId }, signal) => examineAgent(ctx, { runId, signal }),
});

/**
 * Takes a run to its end, from where it was broken off. A draft that was changed meanwhile fails the run: its answers
 * would be of two drafts. Throws `not_found`.
 */
export async function examineAgent(
  interactive: TenantContext,
  { runId, signal }: { runId: string; signal?: AbortSignal },
): Promise<void> {
  const ctx = atBulkPriority(interactive);
  const run = await tenantTransaction(ctx, async (tx) => {
    const row = await selectRun(tx, ctx, runId);
    if (!row) throw notFound("run");
    await updateRunState(tx, ctx, { id: runId, state: "running" });
    return row;
  });
  const questions = await tenantTransaction(ctx, (tx) => selectQuestions(tx, ctx, run.agent_id));
  for (const [position, question] of questions.slice(0, run.total).entries()) {
    signal?.throwIfAborted();
    if (position >= run.done && !(await ask(ctx, run, { position, question }))) return fail(ctx, runId);
  }
  await tenantTransaction(ctx, (tx) => updateRunState(tx, ctx, { id: runId, state: "done" }));
}

/** False where the draft is not the one that the run began with. */
async function ask(
  ctx: TenantContext,
  run: RunRow,
  { position, question: { question, expected } }: { position: number; question: QuestionRow },
): Promise<boolean> {
  const versions = await tenantTransaction(ctx, (tx) => examinedVersions(tx, ctx, run.agent_id));
  if (versions.revision !== run.revision) return false;
  const draft = await tryAnswer(ctx, { agent: versions.draft, question });
  const published = versions.published && (await tryAnswer(ctx, { agent: versions.published, question }));
  const verdict = judgeAnswers(expected, { published, draft });
  await tenantTransaction(ctx, (tx) =>
    insertResult(tx, ctx, { runId: run.id, position, question, expected, published, draft, verdict }),
  );
  return true;
}

async function fail(ctx: TenantContext, id: string): Promise<void> {
  await tenantTransaction(ctx, (tx) => updateRunState(tx, ctx, { id, state: "failed" }));
}
