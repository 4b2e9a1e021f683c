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

const BAD: { what: string; files: Record<string, string>; problem: string }[] = [
  {
    what: "a version range in the catalog",
    files: { "pnpm-workspace.yaml": "packages:\n  - part\ncatalog:\n  pnpm: ^12.21.0\n" },
    problem: "not an exact version",
  },
  {
    what: "a version outside of the catalog",
    files: { "part/package.json": '{"name":"part","dependencies":{"left-pad":"1.0.0"}}' },
    problem: "in the catalog only",
  },
  {
    what: "another pnpm in a script",
    files: { "part/package.json": '{"name":"part","scripts":{"x":"npx pnpm@9.0.0 i"}}' },
    problem: "a script calls pnpm 9.0.0",
  },
  {
    what: "a lockfile that names a server",
    files: { "pnpm-lock.yaml": "tarball: https://packages.example/a.tgz\n" },
    problem: "names a server",
  },
  {
    what: "dependencies out of order",
    files: { "part/package.json": '{"name":"part","dependencies":{"b":"catalog:","a":"catalog:"}}' },
    problem: "unordered-dependencies",
  },
];

test.each(BAD)("the workspace gate stops $what", async ({ files, problem }) => {
  await using workspace = await clean();
  await workspace.write(JSON.parse(JSON.stringify(files)));
  const { problems } = await checkWorkspace(workspace.root);
  expect(problems.some((text) => text.includes(problem))).toBe(true);
});
