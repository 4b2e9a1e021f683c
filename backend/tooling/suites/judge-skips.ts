import { z } from "zod";
import type { TestOutcome } from "./parse-test-report.ts";

const allowedSkip = z.strictObject({
  file: z.string(),
  /** The beginning of the test's full title; empty for the whole file. */
  title: z.string(),
  /** What must be missing for the skip to be allowed. */
  missing: z.enum(["evaluation data", "WordPress", "WooCommerce"]),
  reason: z.string().min(1),
});

/** A test that may be skipped where something is missing; the same list stands in the README. */
export type AllowedSkip = z.infer<typeof allowedSkip>;

export function parseAllowedSkips(list: unknown): AllowedSkip[] {
  return z.array(allowedSkip).parse(list);
}

export interface SkipRules {
  allowed: AllowedSkip[];
  /** What this machine lacks. */
  missing: string[];
  /** Set when only a part is run, so that a skipped test may have had its turn in the part that is not. */
  isPart?: boolean;
}

/**
 * The skipped tests that nothing excuses. A skip is excused when the same test passed in another run of this session
 * (some hold for the embedded stores only, some for the servers only), or when the list allows it for something that
 * is really missing here.
 */
export function findForbiddenSkips(outcomes: TestOutcome[], rules: SkipRules): TestOutcome[] {
  if (rules.isPart === true) return [];
  const passed = new Set(outcomes.filter((outcome) => outcome.status === "passed").map(identify));
  return outcomes
    .filter((outcome) => outcome.status === "skipped" && !passed.has(identify(outcome)))
    .filter((outcome) => !rules.allowed.some((skip) => rules.missing.includes(skip.missing) && covers(skip, outcome)));
}

function covers(skip: AllowedSkip, outcome: TestOutcome): boolean {
  return skip.file === outcome.file && outcome.title.startsWith(skip.title);
}

function identify(outcome: TestOutcome): string {
  return `${outcome.file}\0${outcome.title}`;
}
