import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { figure, range, signed } from "./frame/print-report.ts";
import { compareSlices } from "./slice/compare-slices.ts";
import { missingSliceData, runSlice } from "./slice/run-slice.ts";

/**
 * A small fast part of the product search, compared question by question with the scores kept in the repository; ends
 * with 1 on a drop that is more than chance. `--save` keeps the new scores.
 *
 *   npm run eval -- slice [--save]
 */
const { values } = parseArgs({ args: process.argv.slice(3), options: { save: { type: "boolean", default: false } } });
const file = path.join(import.meta.dirname, "slice/scores.json");
const missing = missingSliceData();
if (missing === null) {
  const now = await runSlice();
  const compared = compareSlices(now, JSON.parse(readFileSync(file, "utf8")));
  const { difference } = compared;
  process.stdout.write(
    `nDCG@10 ${figure(compared.now)}, kept ${figure(compared.before)}, difference ${range(difference, signed)}\n`,
  );
  if (values.save) writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
  else if (compared.hasDropped) process.exitCode = 1;
} else {
  process.stderr.write(`There is no evaluation data at ${missing}; set NETVEXA_EVAL_DIR.\n`);
  process.exitCode = 1;
}
process.exit();
