import { relative } from "node:path";

/**
 * Prints what knip found, and how many files it read, as one line of JSON.
 * @param {import("knip").ReporterOptions} options
 */
export default function report({ issues, counters, cwd, configurationHints }) {
  const found = Object.entries(issues).flatMap(([type, files]) => {
    return Object.values(files).flatMap((symbols) => Object.values(symbols).map((issue) => describe(type, issue, cwd)));
  });
  const hints = [...configurationHints].map((hint) => `knip.json: ${hint.type} ${String(hint.identifier)}`);
  process.stdout.write(`\n${JSON.stringify({ processed: counters.processed, problems: [...found, ...hints] })}\n`);
}

/**
 * @param {string} type
 * @param {{ filePath: string, symbol: string, line?: number }} issue
 * @param {string} cwd
 */
function describe(type, issue, cwd) {
  const file = relative(cwd, issue.filePath);
  return type === "files" ? `${file} is used by nothing` : `${file}:${issue.line ?? 1} ${issue.symbol} (${type})`;
}
