import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectCalibration, setThreshold, type CalibrationRow } from "./calibration-queries.ts";
import { chooseThreshold, effectOf, type ThresholdEffect } from "./choose-threshold.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";

/** Thresholds whose effect a merchant is shown. */
const STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** How sure the agent must be to answer, where that comes from, and what moving it would do, in shares of questions. */
export async function getAnswerThreshold(ctx: TenantContext) {
  return describe(await tenantTransaction(ctx, (tx) => selectCalibration(tx, ctx)));
}

/** Sets it; with null, the calibration decides again. */
export async function setAnswerThreshold(ctx: TenantContext, { threshold }: { threshold: number | null }) {
  return tenantTransaction(ctx, async (tx) => {
    const known = await selectCalibration(tx, ctx);
    const choice =
      threshold === null
        ? { threshold: suggest(known), chosenBy: "calibration" as const }
        : { threshold, chosenBy: "merchant" as const };
    await setThreshold(tx, ctx, choice);
    return describe(await selectCalibration(tx, ctx));
  });
}

function suggest(row: CalibrationRow | undefined): number {
  return row ? chooseThreshold(sampleOf(row), LEAST_CONFIDENCE) : LEAST_CONFIDENCE;
}

function sampleOf({ with_knowledge, without_knowledge }: CalibrationRow) {
  return { withKnowledge: with_knowledge, withoutKnowledge: without_knowledge };
}

function describe(row: CalibrationRow | undefined): AnswerThreshold {
  if (!row) return { ...describeChoice(LEAST_CONFIDENCE, "default"), suggested: LEAST_CONFIDENCE };
  const sample = sampleOf(row);
  const isMeasured = row.with_knowledge.length > 0;
  return {
    ...describeChoice(row.threshold, row.chosen_by),
    suggested: suggest(row),
    questions: row.with_knowledge.length,
    calibratedAt: row.calibrated_at?.toISOString() ?? null,
    effect: isMeasured ? effectOf(sample, row.threshold) : null,
    effects: isMeasured ? STEPS.map((step) => effectOf(sample, step)) : [],
  };
}

interface AnswerThreshold {
  threshold: number;
  chosenBy: "default" | CalibrationRow["chosen_by"];
  suggested: number;
  questions: number;
  calibratedAt: string | null;
  effect: ThresholdEffect | null;
  effects: ThresholdEffect[];
}

/** As long as nothing was measured. */
function describeChoice(threshold: number, chosenBy: AnswerThreshold["chosenBy"]): Omit<AnswerThreshold, "suggested"> {
  return { threshold, chosenBy, questions: 0, calibratedAt: null, effect: null, effects: [] };
}
