import { describe, expect, it } from "vitest";
import { readMeasures } from "./read-measures.ts";

describe("[E2] sizes in a text", () => {
  it("are numbers with a unit or with people, however written", () => {
    expect(readMeasures("a tent for 3 people")).toEqual(new Set(["3 people"]));
    expect(readMeasures("3-person tent")).toEqual(new Set(["3 people"]));
    expect(readMeasures("rucksack 20 l oder 1,5 kg")).toEqual(new Set(["20 l", "1.5 kg"]));
  });

  it("are not money, dates and bare numbers", () => {
    expect(readMeasures("tent 3 under 500 euros in 2026")).toEqual(new Set());
  });
});
