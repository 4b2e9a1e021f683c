import type { Browser } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import { buildWidget } from "../build.ts";
import { launchBrowser } from "./browser.ts";
import { startFakeBackend, type FakeBackend } from "./fake-backend.ts";
import type { FakeTurn } from "./fake-turn.ts";

/** A browser and a fake backend that serves the widget as built, for the tests of one file; each starts afresh. */
export async function setStage(): Promise<{ browser: Browser; backend: FakeBackend }> {
  const { files } = await buildWidget();
  const backend = await startFakeBackend(files);
  const browser = await launchBrowser();
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    backend.reset();
  });
  afterAll(async () => {
    await browser.close();
    await backend.close();
  });
  return { browser, backend };
}

/** The turn at this place, once it has arrived: the widget shows that it asks before the backend hears of it. */
export async function arrivedTurn({ turns }: FakeBackend, at = 0): Promise<FakeTurn> {
  await expect.poll(() => turns.length).toBeGreaterThan(at);
  const turn = turns[at];
  if (!turn) throw new Error(`There is no turn ${at}.`);
  return turn;
}
