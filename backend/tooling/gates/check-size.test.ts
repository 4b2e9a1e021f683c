import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkSize } from "./check-size.ts";
import { fixtureWorkspace } from "./fixture-workspace.ts";

const fat = (bytes: number): string => randomBytes(bytes).toString("base64");
const WIDGET = { "widget/dist/widget.js": fat(900), "widget/dist/panel.js": fat(5_000) };

/** A built dashboard whose page loads `start` random bytes, and whose one screen and whose words as many more. */
const dashboard = (start: number, screen: number, words = 100): Record<string, string> => ({
  "backend/dashboard/dist/index.html": "<!doctype html>",
  "backend/dashboard/dist/assets/start.js": fat(start / 2),
  "backend/dashboard/dist/assets/start.css": fat(start / 2),
  "backend/dashboard/dist/assets/part.js": fat(screen / 2),
  "backend/dashboard/dist/assets/screen.js": fat(screen / 2),
  "backend/dashboard/dist/assets/en.js": fat(words),
  "backend/dashboard/dist/.vite/manifest.json": JSON.stringify({
    "index.html": { file: "assets/start.js", isEntry: true, css: ["assets/start.css"] },
    "src/messages/en.json": { file: "assets/en.js", isDynamicEntry: true },
    "part.ts": { file: "assets/part.js", imports: ["index.html"] },
    "screen.tsx": { file: "assets/screen.js", isDynamicEntry: true, imports: ["part.ts"] },
  }),
});

test("the size gate stops a loader or a panel over its budget", async () => {
  await using workspace = await fixtureWorkspace({
    ...dashboard(1_000, 1_000),
    "widget/dist/widget.js": fat(2_100),
    "widget/dist/panel.js": fat(12_000),
  });
  const { problems } = await checkSize(workspace.root);
  expect(problems).toHaveLength(2);
});

test("the size gate stops a dashboard whose start, or whose screen with all that it imports, is over its budget", async () => {
  await using start = await fixtureWorkspace({ ...WIDGET, ...dashboard(220_000, 100) });
  expect((await checkSize(start.root)).problems).toEqual([expect.stringContaining("dashboard, start")]);
  await using screen = await fixtureWorkspace({ ...WIDGET, ...dashboard(150_000, 110_000) });
  expect((await checkSize(screen.root)).problems).toEqual([expect.stringContaining("dashboard, screen.tsx")]);
  await using words = await fixtureWorkspace({ ...WIDGET, ...dashboard(150_000, 90_000, 20_000) });
  expect((await checkSize(words.root)).problems).toEqual([expect.stringContaining("dashboard, screen.tsx")]);
});

test("the size gate passes files within the budgets and does not pass where nothing is built", async () => {
  await using built = await fixtureWorkspace({ ...WIDGET, ...dashboard(1_000, 1_000) });
  expect(await checkSize(built.root)).toMatchObject({ checked: 8, problems: [] });
  await using empty = await fixtureWorkspace({});
  expect(await checkSize(empty.root)).toMatchObject({
    checked: 0,
    problems: [expect.stringContaining("widget"), expect.stringContaining("dashboard")],
  });
});
