import { describe, expect, test } from "vitest";
import { checkLint } from "./check-lint.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    target: "esnext",
    module: "nodenext",
    types: [],
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  include: ["**/*.ts"],
});
const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join("\n");
const branches = Array.from({ length: 11 }, (_, index) => `if (n === ${index}) return ${index};`).join("\n");

/** Rule, file, and code that breaks it. */
const BAD: [string, string, string][] = [
  ["max-lines", "backend/src/long-file.ts", lines(301, "export {};")],
  [
    "max-lines-per-function",
    "backend/src/long-function.ts",
    `export function f(): void {\n${lines(51, "String(1);")}\n}`,
  ],
  ["max-lines-per-function", "backend/src/long.test.ts", `export function f(): void {\n${lines(121, "String(1);")}\n}`],
  ["max-params", "backend/src/four.ts", "export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];"],
  ["complexity", "backend/src/branches.ts", `export function f(n: number): number {\n${branches}\nreturn 0;\n}`],
  [
    "max-depth",
    "backend/src/deep.ts",
    "export function f(n: number) { if (n) { if (n > 1) { if (n > 2) { if (n > 3) { return 1; } } } } return 0; }",
  ],
  ["no-explicit-any", "backend/src/any.ts", "export const f = (a: any): string => String(a);"],
  ["no-non-null-assertion", "backend/src/bang.ts", "export const f = (a: string | null): number => a!.length;"],
  ["consistent-type-assertions", "backend/src/cast.ts", "export const f = (a: unknown): string => a as string;"],
  ["no-floating-promises", "backend/src/float.ts", "export async function g() {}\nexport function f() { g(); }"],
  ["no-default-export", "backend/src/default.ts", "export default 1;"],
  ["no-console", "backend/src/console.ts", "export const f = (): void => console.log(1);"],
  ["filename-case", "backend/src/CamelCase.ts", "export const a = 1;"],
];

describe("the lint gate", () => {
  test.each(BAD)("stops %s in %s", async (rule, file, code) => {
    await using workspace = await fixtureWorkspace({ [file]: code, "tsconfig.json": TSCONFIG }, [".oxlintrc.json"]);
    const { problems } = await checkLint(workspace.root);
    expect(problems.filter((problem) => problem.startsWith(file) && problem.includes(rule))).not.toHaveLength(0);
  });

  test("stops an import cycle", async () => {
    await using workspace = await fixtureWorkspace(
      {
        "backend/src/hen.ts": 'import { egg } from "./egg.ts";\nexport const hen = (): number => egg();',
        "backend/src/egg.ts": 'import { hen } from "./hen.ts";\nexport const egg = (): number => hen();',
        "tsconfig.json": TSCONFIG,
      },
      [".oxlintrc.json"],
    );
    const { problems } = await checkLint(workspace.root);
    expect(problems.some((problem) => problem.includes("no-cycle"))).toBe(true);
  });

  test("counts the files of a clean workspace and has no complaint", async () => {
    await using workspace = await fixtureWorkspace(
      { "backend/src/fine.ts": "export const sides = ['left', 'right'] as const;\n", "tsconfig.json": TSCONFIG },
      [".oxlintrc.json"],
    );
    expect(await checkLint(workspace.root)).toEqual({ checked: 1, unit: "files", problems: [] });
  });
});
