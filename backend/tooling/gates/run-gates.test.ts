import { expect, test } from "vitest";
import { gates } from "./gates.ts";
import { describeOutcome, runGates } from "./run-gates.ts";
import type { Gate } from "./gate.ts";

const run = (gate: Gate["run"]) => runGates([{ name: "gate", run: gate }], { root: "/", onOutcome: () => undefined });

test("a gate that looked at nothing has failed", async () => {
  const [outcome] = await run(async () => ({ checked: 0, unit: "files", problems: [] }));
  expect(outcome?.problems).toEqual(["nothing was checked"]);
});

test("a gate that breaks has failed", async () => {
  const [outcome] = await run(async () => Promise.reject(new Error("the tool is missing")));
  expect(outcome?.problems).toContain("the tool is missing");
});

test("an outcome says how much was checked and lists each problem", async () => {
  const [outcome] = await run(async () => ({ checked: 7, unit: "files", problems: ["a.ts is wrong"] }));
  const text = outcome === undefined ? "" : describeOutcome(outcome);
  expect(text).toMatch(/^✗ gate .* 7 files\n {4}a\.ts is wrong$/);
});

test("every gate of the list has a name of its own", () => {
  expect(new Set(gates.map(({ name }) => name)).size).toBe(gates.length);
});
