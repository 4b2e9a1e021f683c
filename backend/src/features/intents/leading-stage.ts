import type { UnderstoodIntent } from "./classify-message.ts";
import type { Stage } from "./intent-names.ts";

/**
 * Where in a purchase a message stands as a whole: what it was taught or learned to want decides, else the stage that
 * the lexicon's intents speak for together; `other` where nothing speaks for any.
 */
export function leadingStage(intents: readonly UnderstoodIntent[]): Stage {
  const [first] = intents;
  if (!first) return "other";
  if (first.origin !== "lexicon") return first.stage;
  const sums = new Map<Stage, number>();
  for (const { stage, confidence } of intents) sums.set(stage, (sums.get(stage) ?? 0) + confidence);
  const ranked = [...sums].filter(([stage]) => stage !== "other").toSorted((one, other) => other[1] - one[1]);
  return ranked[0]?.[0] ?? "other";
}
