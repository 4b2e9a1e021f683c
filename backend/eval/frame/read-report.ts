import { suiteReport, type SuiteReport } from "./suite-report.ts";

/** The report in what a suite printed with `--json`; a suite with figures but no list of measures is taken by its numbers. */
export function readReport(suite: string, printed: string): SuiteReport | null {
  const line = printed.trim().split("\n").at(-1) ?? "";
  const value = parseJson(line);
  if (typeof value !== "object" || value === null) return null;
  const known = suiteReport.safeParse(value);
  if (known.success) return known.data;
  const measures = Object.entries(value).flatMap(([name, figure]) =>
    typeof figure === "number" ? [{ name, value: figure }] : [],
  );
  return measures.length > 0 ? suiteReport.parse({ suite, measures }) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
