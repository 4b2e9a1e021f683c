import { expect, test } from "vitest";
import { checkDeadCode } from "./check-dead-code.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

test("the dead code gate stops unused files, exports and dependencies", async () => {
  await using workspace = await fixtureWorkspace({
    "package.json": JSON.stringify({ name: "fixture", type: "module", dependencies: { "left-pad": "1.0.0" } }),
    "knip.json": JSON.stringify({ entry: ["main.ts"], project: ["*.ts"] }),
    "main.ts": 'import { used } from "./parts.ts";\nused();',
    "parts.ts": "export const used = (): void => {};\nexport const unused = (): void => {};",
    "forgotten.ts": "export const a = 1;",
  });
  const { problems, checked } = await checkDeadCode(workspace.root);
  expect(problems).toContain("forgotten.ts is used by nothing");
  expect(problems).toContain("parts.ts:2 unused (exports)");
  expect(problems.some((problem) => problem.includes("left-pad (dependencies)"))).toBe(true);
  expect(checked).toBe(3);
});
