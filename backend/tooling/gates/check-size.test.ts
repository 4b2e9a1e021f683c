import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkSize } from "./check-size.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

const fat = (bytes: number): string => randomBytes(bytes).toString("base64");

test("the size gate stops a loader or a panel over its budget", async () => {
  await using workspace = await fixtureWorkspace({
    "widget/dist/widget.js": fat(2_100),
    "widget/dist/panel.js": fat(12_000),
  });
  const { problems, checked } = await checkSize(workspace.root);
  expect(checked).toBe(2);
  expect(problems).toHaveLength(2);
});

test("the size gate passes files within the budgets and looks at none when nothing is built", async () => {
  await using built = await fixtureWorkspace({ "widget/dist/widget.js": fat(900), "widget/dist/panel.js": fat(5_000) });
  expect((await checkSize(built.root)).problems).toEqual([]);
  await using empty = await fixtureWorkspace({});
  expect((await checkSize(empty.root)).checked).toBe(0);
});
