import { describe, expect, it } from "vitest";
import { createBatchWeight } from "./batch-weight.ts";

/** After some writes at this rate, in characters per ms. */
function learned(database: { mode: "embedded" | "server"; quietMs: () => number }, rate: number) {
  const weight = createBatchWeight(database);
  for (let written = 0; written < 30; written += 1) {
    weight.learn({ weight: weight.current(), ms: weight.current() / rate });
  }
  return weight;
}

describe("[D4] how much is written in one transaction", () => {
  it("is what takes 50 ms of the embedded engine while somebody is there, and 120 ms when nobody is", () => {
    let quietMs = 0;
    const weight = learned({ mode: "embedded", quietMs: () => quietMs }, 1_000);
    expect(weight.current()).toBeCloseTo(50_000, -3);
    quietMs = 60_000;
    expect(weight.current()).toBeCloseTo(120_000, -3);
  });

  it("is more on a server, where nobody waits for it", () => {
    expect(learned({ mode: "server", quietMs: () => 0 }, 1_000).current()).toBeCloseTo(250_000, -3);
  });

  it("stays within bounds, and one odd measurement changes it by half at most", () => {
    const database = { mode: "embedded", quietMs: () => 0 } as const;
    expect(learned(database, 1).current()).toBe(4_000);
    expect(learned(database, 1_000_000).current()).toBe(400_000);
    const weight = learned(database, 1_000);
    weight.learn({ weight: weight.current(), ms: 60_000 });
    expect(weight.current()).toBeGreaterThan(30_000);
  });
});
