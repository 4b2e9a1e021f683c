import { describe, expect, it } from "vitest";
import { describeResults } from "./describe-results.ts";
import { readReport } from "./read-report.ts";
import { bootstrapDifference, bootstrapInterval } from "./bootstrap.ts";
import { aucOf, caughtOf, meanOf, ratioOf, type Item } from "./measures.ts";
import { measureItems } from "./suite-report.ts";

const items = (values: (number | null)[]): Item[] => values.map((value) => ({ value }));

describe("[E2] figures of an evaluation", () => {
  it("leave out questions that a measure says nothing of", () => {
    expect(meanOf("value")(items([1, null, 0]))).toBe(0.5);
    expect(
      ratioOf(
        "value",
        "base",
      )([
        { value: 1, base: 2 },
        { value: 1, base: 2 },
        { value: 5, base: null },
      ]),
    ).toBe(0.5);
  });

  it("rank answerable questions above others as the area under the ROC curve, ties counting half", () => {
    const scored = [
      { score: 3, label: 1 },
      { score: 2, label: 0 },
      { score: 2, label: 1 },
      { score: 1, label: 0 },
    ];
    expect(aucOf("score", "label")(scored)).toBe((1 + 1 + 0.5 + 1) / 4);
    expect(aucOf("score", "label")(scored.slice(0, 1))).toBe(0.5);
  });

  it("count what stays below the score that 90 % of the answerable reach", () => {
    const answerable = Array.from({ length: 10 }, (_, index) => ({ score: index, label: 1 }));
    expect(caughtOf("score", "label")([...answerable, { score: 0, label: 0 }, { score: 1, label: 0 }])).toBe(0.5);
  });
});

describe("[E2] intervals of an evaluation", () => {
  const ours = items(Array.from({ length: 80 }, (_, index) => ((index * 37) % 80) / 80));

  it("hold the figure and are the same each time", () => {
    const interval = bootstrapInterval(ours, meanOf("value"));
    expect(interval.low).toBeLessThan(meanOf("value")(ours));
    expect(interval.high).toBeGreaterThan(meanOf("value")(ours));
    expect(bootstrapInterval(ours, meanOf("value"))).toEqual(interval);
  });

  it("see a small difference that every question shows", () => {
    const theirs = ours.map(({ value }) => ({ value: (value ?? 0) - 0.01 }));
    const difference = bootstrapDifference(ours, theirs, meanOf("value"));
    expect(difference.low).toBeCloseTo(0.01);
    expect(difference.high).toBeCloseTo(0.01);
  });

  it("see no difference where questions disagree", () => {
    const theirs = ours.map(({ value }, index) => ({ value: (value ?? 0) + (index % 2 === 0 ? 0.2 : -0.2) }));
    const difference = bootstrapDifference(ours, theirs, meanOf("value"));
    expect(difference.low).toBeLessThan(0);
    expect(difference.high).toBeGreaterThan(0);
  });

  it("refuse answers to different questions", () => {
    expect(() => bootstrapDifference(ours, ours.slice(1), meanOf("value"))).toThrow("same questions");
  });

  it("stand beside other systems in the report", () => {
    const measures = [{ name: "value", of: meanOf("value"), goal: { must: 0.4 } }];
    const [measured] = measureItems(ours, [{ system: "Nothing", items: ours.map(() => ({ value: 0 })) }], measures);
    expect(measured).toMatchObject({ must: 0.4, aim: null, baselines: [{ system: "Nothing", value: 0 }] });
    expect(measured?.baselines[0]?.difference.value).toBe(measured?.value);
  });
});

describe("[E2] the table of results", () => {
  const measured = {
    name: "nDCG@10",
    value: 0.5,
    interval: { low: 0.4, high: 0.6 },
    must: 0.7,
    aim: 0.8,
    baselines: [{ system: "Other", value: 0.6, difference: { value: -0.1, low: -0.2, high: 0 } }],
  };
  const facts = { date: "2026-01-01", commit: "abc", engine: "embedded" };

  it("marks what is below its goal and what gave no report", () => {
    const report = { suite: "one", measures: [measured] };
    const table = describeResults(
      [
        { suite: "one", report, seconds: 1 },
        { suite: "two", report: null, seconds: 1 },
      ],
      facts,
    );
    expect(table).toContain(
      "| one | nDCG@10 | .500 [.400, .600] **missed** | .700 | .800 | Other .600, −.100 [−.200, +.000] |",
    );
    expect(table).toContain("| two | gave no report |");
  });

  it("takes the last line that a suite printed, also of one that only has numbers", () => {
    expect(readReport("one", `noise\n${JSON.stringify({ suite: "one", measures: [measured] })}\n`)?.measures).toEqual([
      measured,
    ]);
    expect(readReport("shop", JSON.stringify({ suite: "shop", share: 0.9, passed: true }))?.measures).toMatchObject([
      { name: "share", value: 0.9 },
    ]);
    expect(readReport("one", "no report")).toBeNull();
  });
});
