import { expect, test } from "vitest";
import { runVitest } from "./run-vitest.ts";

test("a run that matches no test file is a problem, not a success", async () => {
  const { outcomes, problems } = await runVitest({ package: "backend", args: ["no-such-file-anywhere"] });
  expect(outcomes).toEqual([]);
  expect(problems).toEqual(["backend: no test ran"]);
});

test("an interrupted run ends and says so", async () => {
  const { problems } = await runVitest({ package: "backend", args: ["tooling/suites"], signal: AbortSignal.abort() });
  expect(problems).toEqual(["backend: interrupted"]);
});
