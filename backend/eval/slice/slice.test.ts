import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareSlices } from "./compare-slices.ts";
import { missingSliceData, runSlice, type SliceScores } from "./run-slice.ts";

const kept: SliceScores = JSON.parse(readFileSync(new URL("scores.json", import.meta.url), "utf8"));
const missing = missingSliceData();

function change(share: number, by: number): SliceScores {
  const questions = Object.entries(kept);
  const changed = questions.map(([question, score], index) => [
    question,
    index < share * questions.length ? Math.max(0, score - by) : score,
  ]);
  return Object.fromEntries(changed);
}

describe("[E2] the quality of the search", () => {
  it.skipIf(missing !== null)(
    `has not dropped on real products${missing === null ? "" : ` (skipped: no data at ${missing})`}`,
    async () => {
      expect(compareSlices(await runSlice(), kept)).toMatchObject({ hasDropped: false });
    },
  );

  it("is said to have dropped when a tenth of the questions lose their answers", () => {
    expect(compareSlices(change(0.1, 1), kept).hasDropped).toBe(true);
  });

  it("is not said to have dropped when a single question does", () => {
    expect(compareSlices(change(1 / Object.keys(kept).length, 1), kept).hasDropped).toBe(false);
  });

  it("cannot be compared over different questions", () => {
    expect(() => compareSlices({ other: 1 }, kept)).toThrow("no question in common");
  });
});
