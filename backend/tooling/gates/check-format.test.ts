import { expect, test } from "vitest";
import { checkFormat } from "./check-format.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

test("the format gate names a file that is not formatted, and counts all", async () => {
  await using workspace = await fixtureWorkspace(
    { "bad.ts": "export  const a=1", "good.ts": "export const b = 1;\n" },
    [".oxfmtrc.json"],
  );
  const result = await checkFormat(workspace.root);
  expect(result.problems).toEqual(["bad.ts is not formatted"]);
  expect(result.checked).toBeGreaterThanOrEqual(2);
});
