/**
 * Time from a tap on the launcher to the open panel with its input focused and painted, on a phone's screen with the
 * processor slowed down, beside the same at full speed. Each run is a new visitor with an empty cache; the backend is
 * on this machine, so that a real network's round trip comes on top.
 */
import { availableParallelism } from "node:os";
import type { Browser, Page } from "playwright-core";
import { buildWidget } from "../build.ts";
import { dialog, launcher, launchBrowser, openShop, phone } from "../test/browser.ts";
import { startFakeBackend, type FakeBackend } from "../test/fake-backend.ts";

const runs = 15;
const slowdown = 4;
const budgetMs = 300;

interface Stage {
  browser: Browser;
  backend: FakeBackend;
}

async function measure({ browser, backend }: Stage, rate: number): Promise<number> {
  const page = await openShop(browser, backend, { context: phone });
  await page.waitForLoadState("networkidle");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const interactive = waitForFocus(page);
  await launcher(page).tap();
  const elapsedMs = await interactive;
  if (!(await dialog(page).isVisible())) throw new Error("The panel did not open.");
  await page.context().close();
  return elapsedMs;
}

/** Milliseconds from the click event to the frame after the input got the focus. */
function waitForFocus(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clickedAt = 0;
        addEventListener("click", (event) => (clickedAt = event.timeStamp), { capture: true });
        document.querySelector("netvexa-chat")?.shadowRoot?.addEventListener("focusin", ({ target }) => {
          if (!(target instanceof HTMLTextAreaElement)) return;
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)));
        });
      }),
  );
}

async function measureAll(stage: Stage, rate: number): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < runs; run++) all.push(await measure(stage, rate));
  return all.toSorted((a, b) => a - b);
}

const { files } = await buildWidget();
const stage: Stage = { browser: await launchBrowser(), backend: await startFakeBackend(files) };
await measure(stage, 1);
const full = await measureAll(stage, 1);
const slow = await measureAll(stage, slowdown);
await stage.browser.close();
await stage.backend.close();

const median = (sorted: number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
process.stdout.write(
  [
    `panel interactive after the click, ${slowdown}x slower processor: median ${median(slow).toFixed(0)} ms, worst ${(slow.at(-1) ?? 0).toFixed(0)} ms of ${runs} (budget ${budgetMs} ms)`,
    `same at full speed: median ${median(full).toFixed(0)} ms, worst ${(full.at(-1) ?? 0).toFixed(0)} ms of ${runs}`,
    `ratio ${(median(slow) / median(full)).toFixed(2)}, ${availableParallelism()} processors`,
    "",
  ].join("\n"),
);
if (!(median(slow) < budgetMs)) process.exitCode = 1;
