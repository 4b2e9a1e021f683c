import { expect, test } from "vitest";
import { checkWorkspace } from "./check-workspace.ts";
import { fixtureWorkspace, type FixtureWorkspace } from "./fixture-workspace.ts";

const CLEAN = {
  "package.json": JSON.stringify({
    name: "fixture",
    private: true,
    scripts: { setup: "npx --yes pnpm@12.21.0 install" },
    devDependencies: { pnpm: "catalog:" },
  }),
  "pnpm-workspace.yaml": "packages:\n  - part\ncatalog:\n  pnpm: 12.21.0\n",
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "part/package.json": JSON.stringify({ name: "part", private: true, dependencies: { pnpm: "catalog:" } }),
};

function clean(): Promise<FixtureWorkspace> {
  return fixtureWorkspace(CLEAN);
}

test("the workspace gate passes a clean workspace and counts its packages", async () => {
  await using workspace = await clean();
  expect(await checkWorkspace(workspace.root)).toEqual({ checked: 2, unit: "packages", problems: [] });
});

test.each([
  [
    "a version range in the catalog",
    "pnpm-workspace.yaml",
    "packages:\n  - part\ncatalog:\n  pnpm: ^12.21.0\n",
    "not an exact version",
  ],
  [
    "a version outside of the catalog",
    "part/package.json",
    '{"name":"part","dependencies":{"left-pad":"1.0.0"}}',
    "in the catalog only",
  ],
  [
    "another pnpm in a script",
    "part/package.json",
    '{"name":"part","scripts":{"x":"npx pnpm@9.0.0 i"}}',
    "a script calls pnpm 9.0.0",
  ],
  ["a lockfile that names a server", "pnpm-lock.yaml", "tarball: https://packages.example/a.tgz\n", "names a server"],
  [
    "dependencies out of order",
    "part/package.json",
    '{"name":"part","dependencies":{"b":"catalog:","a":"catalog:"}}',
    "unordered-dependencies",
  ],
])("the workspace gate stops %s", async (_, file, text, expected) => {
  await using workspace = await clean();
  await workspace.write({ [file]: text });
  const { problems } = await checkWorkspace(workspace.root);
  expect(problems.some((problem) => problem.includes(expected))).toBe(true);
});
