import { expect, test } from "vitest";
import { fixtureWorkspace } from "../gates/fixture-workspace.ts";
import { installedScope, markMainInstalled, scopeToInstall } from "./workspace-state.mjs";

const LOCK = "lockfileVersion: '9.0'\n";
const STATE = "node_modules/.pnpm-workspace-state-v1.json";

test("nothing is installed in a bare clone", async () => {
  await using clone = await fixtureWorkspace({ "pnpm-lock.yaml": LOCK });
  expect(installedScope(clone.root)).toBeNull();
  expect(scopeToInstall("main", clone.root)).toBe("main");
});

test("the main packages count as installed until the lockfile changes", async () => {
  await using clone = await fixtureWorkspace({ "pnpm-lock.yaml": LOCK, "node_modules/.pnpm/lock.yaml": "some of it" });
  markMainInstalled(clone.root);
  expect(installedScope(clone.root)).toBe("main");
  await clone.write({ "pnpm-lock.yaml": `${LOCK}changed\n` });
  expect(installedScope(clone.root)).toBeNull();
});

test("a whole installation is seen without a mark of ours", async () => {
  await using clone = await fixtureWorkspace({ "pnpm-lock.yaml": LOCK, "node_modules/.pnpm/lock.yaml": LOCK });
  expect(installedScope(clone.root)).toBe("full");
});

test("a whole installation that is out of date is renewed whole, also when only the main packages are needed", async () => {
  await using clone = await fixtureWorkspace({ "pnpm-lock.yaml": LOCK, [STATE]: '{ "filteredInstall": false }' });
  expect(scopeToInstall("main", clone.root)).toBe("full");
  await clone.write({ [STATE]: '{ "filteredInstall": true }' });
  expect(scopeToInstall("main", clone.root)).toBe("main");
});
