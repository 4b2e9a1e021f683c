import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConformance, type Conformance } from "#test/conformance-run";

let conformance: Conformance;
beforeAll(async () => {
  conformance = await openConformance();
});
afterAll(() => conformance.close());

/** How many checks of how many scenarios were made that count; those of extensions and drafts do not. */
function tally(output: string): { scenarios: number; failed: string[] } {
  const [summary = "", notScored = ""] = output.slice(output.indexOf("=== SUMMARY ===")).split("Not scored for");
  const extras = new Set([...notScored.matchAll(/[✓✗] ([\w-]+) \(/g)].map(([, name]) => name));
  const scored = [...summary.matchAll(/([✓✗]) ([\w-]+): \d+ passed, (\d+) failed/g)].filter(
    ([, , name]) => !extras.has(name),
  );
  return {
    scenarios: scored.length,
    failed: scored.filter(([, mark, , failed]) => mark === "✗" || failed !== "0").map(([, , name = ""]) => name),
  };
}

describe("[G2] the official conformance suite, by credential and over two instances in turn", () => {
  it.each([
    ["2025-11-25", 30],
    ["2026-07-28", 37],
  ])(
    "finds nothing that %s requires and that fails",
    async (revision, required) => {
      const { code, output } = await conformance.run(["--requirements", revision]);
      const { scenarios, failed } = tally(output);
      process.stdout.write(`conformance ${revision}: ${scenarios} required scenarios, ${failed.length} failed\n`);
      expect(failed, output.slice(-4_000)).toEqual([]);
      expect(scenarios).toBe(required);
      expect(code).toBe(0);
    },
    120_000,
  );

  it("would say so if something failed", () => {
    const output =
      "=== SUMMARY ===\n✓ ping: 2 passed, 0 failed\n✗ tools-list: 1 passed, 1 failed\n✗ tasks-x: 0 passed, 1 failed\nNot scored for r:\n  ✗ tasks-x (extension)";
    expect(tally(output)).toEqual({ scenarios: 2, failed: ["tools-list"] });
  });
});
