import { relative } from "node:path";

export interface TestOutcome {
  /** Path of the test file from the root of the workspace. */
  file: string;
  title: string;
  status: "passed" | "failed" | "skipped";
}

interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Reads vitest's JSON report. A file that could not be loaded counts as one failed test, since its tests never ran. */
export function parseTestReport(text: string, root: string): TestOutcome[] {
  const report: Report = JSON.parse(text);
  return report.testResults.flatMap((result) => {
    const file = relative(root, result.name);
    const outcomes = result.assertionResults.map(({ fullName, status }): TestOutcome => ({
      file,
      title: fullName,
      status: toStatus(status),
    }));
    const isUnloaded = result.status === "failed" && !outcomes.some((outcome) => outcome.status === "failed");
    return isUnloaded ? [...outcomes, { file, title: "(the file itself)", status: "failed" as const }] : outcomes;
  });
}

function toStatus(status: string): TestOutcome["status"] {
  if (status === "passed" || status === "failed") return status;
  return "skipped";
}
