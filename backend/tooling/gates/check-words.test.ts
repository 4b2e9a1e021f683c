import { expect, test } from "vitest";
import { checkWords } from "./check-words.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

// Put together here so that this file itself passes the gate.
const unfinished = ["TO", "DO"].join("");

test.each([
  ["a path of one machine", `const data = '${["", "work", "data"].join("/")}';`],
  ["a path of one machine", `const data = '${["", "home", "ann", "data"].join("/")}';`],
  ["a host that packages are taken from", `fetch('https://${["registry", "example", "org"].join(".")}/a')`],
  ["an unfinished note", `// ${unfinished}: later`],
  ["a merge conflict", `${"<".repeat(7)} HEAD\na\n`],
])("the words gate stops %s", async (expected, text) => {
  await using workspace = await fixtureWorkspace({ "backend/src/a.ts": `\n${text}\n`, "fine.md": "All is well.\n" });
  const { problems, checked } = await checkWords(workspace.root);
  expect(checked).toBe(2);
  expect(problems).toEqual([expect.stringContaining(`backend/src/a.ts:2 ${expected}`)]);
});

test("the words gate passes system paths and ordinary addresses", async () => {
  const folder = ["", "work", "home", ""].join("/");
  const text = `const a = '/usr/lib/x'; const b = 'https://shop.example${folder}'; const c = \`\${root}${folder}x\`;\n`;
  await using workspace = await fixtureWorkspace({ "backend/src/a.ts": text });
  expect((await checkWords(workspace.root)).problems).toEqual([]);
});

test("the words gate stops a huge text file", async () => {
  await using workspace = await fixtureWorkspace({ "data.json": `"${"a".repeat(1_100_000)}"` });
  expect((await checkWords(workspace.root)).problems).toEqual(["data.json has more than 1 MB"]);
});
