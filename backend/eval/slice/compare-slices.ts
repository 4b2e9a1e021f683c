import { bootstrapDifference, type Interval } from "../frame/bootstrap.ts";
import { meanOf, type Item } from "../frame/measures.ts";
import type { SliceScores } from "./run-slice.ts";

export interface SliceComparison {
  now: number;
  before: number;
  /** 95 % of now less before, question by question. */
  difference: Interval;
  /** The drop is more than chance. */
  hasDropped: boolean;
}

/** Compares scores with those of an earlier time over the questions of both; throws when they share none. */
export function compareSlices(now: SliceScores, before: SliceScores): SliceComparison {
  const questions = Object.keys(now).filter((question) => before[question] !== undefined);
  if (questions.length === 0) throw new Error("The two have no question in common.");
  const itemsOf = (scores: SliceScores): Item[] => questions.map((question) => ({ value: scores[question] ?? 0 }));
  const mean = meanOf("value");
  const difference = bootstrapDifference(itemsOf(now), itemsOf(before), mean);
  return { now: mean(itemsOf(now)), before: mean(itemsOf(before)), difference, hasDropped: difference.high < 0 };
}
