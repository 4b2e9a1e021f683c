import { z } from "zod";
import { bootstrapDifference, bootstrapInterval } from "./bootstrap.ts";
import type { Item, Measure } from "./measures.ts";

const interval = z.object({ low: z.number(), high: z.number() });

const measured = z.object({
  name: z.string(),
  value: z.number(),
  interval: interval.nullish(),
  must: z.number().nullish(),
  aim: z.number().nullish(),
  /** Other systems on the same questions; `difference` is ours less theirs, paired. */
  baselines: z
    .array(z.object({ system: z.string(), value: z.number(), difference: interval.extend({ value: z.number() }) }))
    .default([]),
});
export type Measured = z.output<typeof measured>;

/** What every suite prints as one line with `--json`, so that `npm run eval -- all` can put it into its table. */
export const suiteReport = z.looseObject({
  suite: z.string(),
  engine: z.string().nullish(),
  questions: z.number().nullish(),
  seconds: z.number().nullish(),
  measures: z.array(measured),
});
export type SuiteReport = z.output<typeof suiteReport>;

/** Answers of one system, judged, in the order of the questions. */
export interface SystemItems {
  system: string;
  items: Item[];
}

/** Every figure of our answers with its interval, beside other systems' on the same questions. */
export function measureItems(ours: Item[], baselines: SystemItems[], measures: Measure[]): Measured[] {
  return measures.map(({ name, of, goal }) => {
    const value = of(ours);
    const compared = baselines.map(({ system, items }) => {
      const theirs = of(items);
      const difference = { value: value - theirs, ...bootstrapDifference(ours, items, of) };
      return { system, value: theirs, difference };
    });
    const goals = { must: goal?.must ?? null, aim: goal?.aim ?? null };
    return { name, value, interval: bootstrapInterval(ours, of), ...goals, baselines: compared };
  });
}
