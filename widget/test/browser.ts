import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { chromiumPath } from "./env.ts";
import type { FakeBackend } from "./fake-backend.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium; says what to set where there is none. */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath)) {
    throw new Error(`No Chromium at ${chromiumPath}: set CHROMIUM_PATH to one, these tests need a real browser.`);
  }
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: flags });
}

export interface ShopOptions {
  /** Attributes of the script tag, without `data-`. */
  attributes?: Record<string, string>;
  language?: string;
  direction?: string;
  head?: string;
  body?: string;
  context?: BrowserContextOptions;
}

/** Opens a storefront page that has the widget on it. */
export async function openShop(browser: Browser, backend: FakeBackend, options: ShopOptions = {}): Promise<Page> {
  const { attributes = {}, language = "en", direction = "ltr", head = "", body = "", context = {} } = options;
  const data = Object.entries({ storefront: "pk_test", ...attributes }).map(
    ([name, value]) => `data-${name}="${value}"`,
  );
  backend.page = () =>
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>Peak &amp; Path</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}
<script async src="${backend.origin}/widget.js" ${data.join(" ")}></script></head>
<body><main><h1>Peak &amp; Path</h1><a href="#more">A link of the page</a>${body}</main></body></html>`;
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context })).newPage();
  await page.goto(`${backend.storefront}/boots?colour=red#reviews`);
  await launcher(page).waitFor();
  return page;
}

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export function launcher(page: Page): Locator {
  return page.locator("netvexa-chat .launcher");
}

export function dialog(page: Page): Locator {
  return page.locator("netvexa-chat dialog");
}

/** Opens the panel by its launcher. */
export async function openPanel(page: Page): Promise<Locator> {
  await launcher(page).click();
  await dialog(page).waitFor();
  return dialog(page);
}

/** Opens the panel where it is closed, and asks by keyboard. */
export async function ask(page: Page, question: string): Promise<Locator> {
  const panel = (await dialog(page).isVisible()) ? dialog(page) : await openPanel(page);
  await panel.locator("textarea").fill(question);
  await page.keyboard.press("Enter");
  return panel;
}
