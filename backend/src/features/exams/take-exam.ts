import { requireAgent, type PublishCheck } from "#features/agents";
import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { examEmpty, examNotTaken, examRegressed, examRunning } from "./errors.ts";
import { examineAgentJob } from "./examine-agent-job.ts";
import { insertRun, selectLatestRun, selectQuestions, selectResults, type RunRow } from "./queries.ts";

/** Begins a run of the draft as it is now. Throws `not_found`, `exam_empty`, `exam_running`. */
export async function startExam(ctx: TenantContext, agentId: string) {
  return tenantTransaction(ctx, async (transaction) => {
    const agent = await requireAgent(transaction, ctx, agentId);
    const latest = await selectLatestRun(transaction, ctx, agentId);
    if (latest && isUnderWay(ctx, latest)) throw examRunning();
    const { length: total } = await selectQuestions(transaction, ctx, agentId);
    if (total === 0) throw examEmpty();
    const { revision, published_version: publishedVersion } = agent;
    const id = newId();
    await insertRun(transaction, ctx, { id, agentId, revision, publishedVersion, total });
    await enqueueJob({ ctx, transaction }, examineAgentJob, { runId: id });
    const target = { kind: "agent", id: agentId };
    await recordAudit(ctx, transaction, { action: "agent.examined", target, detail: { questions: total } });
    return toRun(await selectLatestRun(transaction, ctx, agentId));
  });
}

/** Longer than a run may take with its one retry: what is older is lost, and must not block the next one. */
const LOST_AFTER_MS = 3 * 3600 * 1000;

function isUnderWay({ platform }: TenantContext, { state, created_at: createdAt }: RunRow): boolean {
  const isOpen = state === "queued" || state === "running";
  return isOpen && platform.clock.now().getTime() - createdAt.getTime() < LOST_AFTER_MS;
}

/** Questions, the latest run with its answers, and whether the draft may be published. Throws `not_found`. */
export async function readExam(ctx: TenantContext, agentId: string) {
  return tenantTransaction(ctx, async (tx) => {
    const { revision } = await requireAgent(tx, ctx, agentId);
    const [questions, run] = [await selectQuestions(tx, ctx, agentId), await selectLatestRun(tx, ctx, agentId)];
    return {
      questions,
      run: run ? toRun(run) : null,
      results: run ? await selectResults(tx, ctx, run.id) : [],
      gate: gateOf({ questions: questions.length, run, revision }),
    };
  });
}

/** For `publishAgent`: a draft that must take an exam is published once it took it without getting worse. */
export function examCheck(ctx: TenantContext): PublishCheck {
  return async (tx: Transaction, { row }) => {
    const { length: questions } = await selectQuestions(tx, ctx, row.id);
    const run = await selectLatestRun(tx, ctx, row.id);
    const gate = gateOf({ questions, run, revision: row.revision });
    if (gate === "not_taken") throw examNotTaken();
    if (gate === "regressed") throw examRegressed(run?.regressions ?? 0);
  };
}

interface Examined {
  questions: number;
  run: RunRow | undefined;
  /** Of the draft. */
  revision: number;
}

function gateOf({ questions, run, revision }: Examined): "passed" | "not_taken" | "regressed" {
  if (questions === 0) return "passed";
  if (run?.state !== "done" || run.revision !== revision) return "not_taken";
  return run.regressions > 0 ? "regressed" : "passed";
}

function toRun(run: RunRow | undefined) {
  if (!run) throw new Error("The insert of an exam's run left no row.");
  const { agent_id: _agent, published_version: publishedVersion, created_at: createdAt, ...rest } = run;
  const { id, revision, state, total, done, regressions, finished_at: finishedAt } = rest;
  return {
    id,
    revision,
    publishedVersion,
    state,
    total,
    done,
    regressions,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
