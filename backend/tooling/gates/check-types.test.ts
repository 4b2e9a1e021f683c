import { expect, test } from "vitest";
import { checkTypes } from "./check-types.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

const TSCONFIG = JSON.stringify({ compilerOptions: { strict: true, types: [], noEmit: true }, include: ["src"] });

test("the types gate stops a type error", async () => {
  await using workspace = await fixtureWorkspace({
    "backend/tsconfig.json": TSCONFIG,
    "backend/src/bad.ts": "export const price: number = 'free';",
  });
  const { problems, checked } = await checkTypes(workspace.root);
  expect(problems).toEqual([expect.stringContaining("backend/src/bad.ts(1,14): error TS2322")]);
  expect(checked).toBe(1);
});

test("the types gate stops a file that no project includes", async () => {
  await using workspace = await fixtureWorkspace({
    "backend/tsconfig.json": TSCONFIG,
    "backend/src/fine.ts": "export const price = 1;",
    "backend/elsewhere/lost.ts": "export const price: number = 'free';",
  });
  const { problems } = await checkTypes(workspace.root);
  expect(problems).toEqual([expect.stringContaining("backend/elsewhere/lost.ts belongs to no tsconfig.json")]);
});
