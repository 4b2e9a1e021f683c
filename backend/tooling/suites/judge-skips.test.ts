import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workspaceRoot } from "../install/workspace-root.mjs";
import allowedSkips from "./allowed-skips.json" with { type: "json" };
import { findForbiddenSkips, parseAllowedSkips, type AllowedSkip } from "./judge-skips.ts";
import type { TestOutcome } from "./parse-test-report.ts";

const outcome = (status: TestOutcome["status"], title = "a test"): TestOutcome => ({
  file: "a.test.ts",
  title,
  status,
});
const LEAVE: AllowedSkip = { file: "a.test.ts", title: "a", missing: "evaluation data", reason: "It is large." };

test("a skip that nothing excuses is forbidden", () => {
  expect(findForbiddenSkips([outcome("skipped")], { allowed: [], missing: [] })).toHaveLength(1);
});

test("a test that is skipped in one run must have passed in another", () => {
  const elsewhere = [outcome("skipped"), outcome("passed")];
  expect(findForbiddenSkips(elsewhere, { allowed: [], missing: [] })).toEqual([]);
  expect(findForbiddenSkips([outcome("skipped"), outcome("failed")], { allowed: [], missing: [] })).toHaveLength(1);
  expect(findForbiddenSkips([outcome("skipped"), outcome("passed", "b")], { allowed: [], missing: [] })).toHaveLength(
    1,
  );
});

test("leave holds only where the named thing is missing", () => {
  const skipped = [outcome("skipped")];
  expect(findForbiddenSkips(skipped, { allowed: [LEAVE], missing: ["evaluation data"] })).toEqual([]);
  expect(findForbiddenSkips(skipped, { allowed: [LEAVE], missing: [] })).toHaveLength(1);
});

test("leave for one test is none for another", () => {
  const other = [outcome("skipped", "b test"), { ...outcome("skipped"), file: "b.test.ts" }];
  expect(findForbiddenSkips(other, { allowed: [LEAVE], missing: ["evaluation data"] })).toHaveLength(2);
});

test("the list of leaves is complete in every entry and names files that exist", () => {
  for (const { file } of parseAllowedSkips(allowedSkips))
    expect(existsSync(join(workspaceRoot, file)), file).toBe(true);
  expect(() => parseAllowedSkips([{ ...LEAVE, reason: "" }])).toThrow();
});

test("a part of the whole does not judge skips", () => {
  expect(findForbiddenSkips([outcome("skipped")], { allowed: [], missing: [], isPart: true })).toEqual([]);
});
