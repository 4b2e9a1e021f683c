import { expect, test } from "vitest";
import { parseTestReport } from "./parse-test-report.ts";

const report = (testResults: unknown[]): string => JSON.stringify({ testResults });

test("outcomes carry the file from the root, the full title and one of three states", () => {
  const assertionResults = [
    { fullName: "a passes", status: "passed" },
    { fullName: "b fails", status: "failed" },
    { fullName: "c is skipped", status: "skipped" },
    { fullName: "d is to come", status: "todo" },
    { fullName: "e waits", status: "pending" },
  ];
  const text = report([{ name: "/repo/backend/src/x.test.ts", status: "failed", assertionResults }]);
  const outcomes = parseTestReport(text, "/repo");
  expect(outcomes.map(({ status }) => status)).toEqual(["passed", "failed", "skipped", "skipped", "skipped"]);
  expect(outcomes[0]).toEqual({ file: "backend/src/x.test.ts", title: "a passes", status: "passed" });
});

test("a file that could not be loaded counts as a failed test", () => {
  const text = report([{ name: "/repo/x.test.ts", status: "failed", assertionResults: [] }]);
  expect(parseTestReport(text, "/repo")).toEqual([{ file: "x.test.ts", title: "(the file itself)", status: "failed" }]);
});

test("a file whose clean-up failed after all its tests passed counts as a failed test too", () => {
  const assertionResults = [{ fullName: "a", status: "passed" }];
  const text = report([{ name: "/repo/x.test.ts", status: "failed", assertionResults }]);
  expect(parseTestReport(text, "/repo").map(({ status }) => status)).toEqual(["passed", "failed"]);
});
