import { expect, test } from "vitest";
import type { TestOutcome } from "./parse-test-report.ts";
import { summarise, type Stage } from "./summarise.ts";

const outcome = (status: TestOutcome["status"], title: string = status): TestOutcome => ({
  file: "a.test.ts",
  title,
  status,
});
const stage = (part: Partial<Stage>): Stage => ({ name: "unit", seconds: 1, outcomes: [], problems: [], ...part });
const STRICT = { allowed: [], missing: [] };

test("the last line has the counts of all stages alone", () => {
  const stages = [
    stage({ outcomes: [outcome("passed", "a")] }),
    stage({ name: "e2e", outcomes: [outcome("passed", "b")] }),
  ];
  const { lines, isGreen } = summarise(stages, STRICT);
  expect(lines.at(-1)).toBe("2 passed, 0 failed, 0 skipped");
  expect(isGreen).toBe(true);
});

test("a failed test fails the whole and is named", () => {
  const { lines, isGreen } = summarise(
    [stage({ outcomes: [outcome("passed"), outcome("failed", "adds up")] })],
    STRICT,
  );
  expect(isGreen).toBe(false);
  expect(lines).toContain("failed: a.test.ts › adds up");
  expect(lines.at(-1)).toBe("1 passed, 1 failed, 0 skipped");
});

test("a stage in which no test ran fails the whole", () => {
  const { lines, isGreen } = summarise([stage({ outcomes: [outcome("passed")] }), stage({ name: "e2e" })], STRICT);
  expect(isGreen).toBe(false);
  expect(lines).toContain("e2e: no test ran");
  expect(lines.at(-1)).toBe("1 passed, 1 failed, 0 skipped");
});

test("a problem beyond the tests fails the whole", () => {
  const { isGreen } = summarise(
    [stage({ outcomes: [outcome("passed")], problems: ["vitest ended with code 1"] })],
    STRICT,
  );
  expect(isGreen).toBe(false);
});

test("a skip without leave counts as a failure, one with leave as a skip", () => {
  const stages = [stage({ outcomes: [outcome("passed"), outcome("skipped", "needs data")] })];
  expect(summarise(stages, STRICT).lines.at(-1)).toBe("1 passed, 1 failed, 0 skipped");
  const leave = { file: "a.test.ts", title: "needs data", missing: "evaluation data", reason: "It is large." } as const;
  const lenient = summarise(stages, { allowed: [leave], missing: ["evaluation data"] });
  expect(lenient.lines.at(-1)).toBe("1 passed, 0 failed, 1 skipped");
  expect(lenient.isGreen).toBe(true);
});
