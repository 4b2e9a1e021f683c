import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPage } from "./audit-page.ts";
import { open, signUp, storefrontAddress, unexpectedErrors } from "./dashboard-member.ts";
import { openBrowser, openPage, WIDTHS } from "./open-browser.ts";
import { startInstallation, type RunningInstallation } from "./start-installation.ts";

let installation: RunningInstallation;
let browser: Browser;
beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation({ NETVEXA_DEMO: "false" }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

/** A folder for pictures of the screens; without it none are taken. */
const SHOTS = process.env.NETVEXA_SHOTS;

describe.each(WIDTHS)("[R1] a merchant's records on a $name", (size) => {
  it("[O2] show who did what, who may buy, what was meant and what is kept, without a barrier, in German too", async () => {
    const { page, errors } = await openPage(browser, size);
    await page.emulateMedia({ colorScheme: size.name === "phone" ? "dark" : "light", reducedMotion: "reduce" });
    const member = { name: "Rosa", email: `rosa-${size.name}@example.com`, shop: "Rosa’s Boots", site: "shop.example" };
    await signUp(page, `${installation.apiUrl}/app`, member);
    const home = storefrontAddress(page);
    for (const [screen, title] of [
      ["/audit", "Audit log"],
      ["/leads", "Leads"],
      ["/intents", "Intents"],
      ["/privacy", "Privacy and data"],
      ["/keys", "API keys"],
    ]) {
      await open(page, `${home}${screen}`);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      expect((await auditPage(page)).violations, screen).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}${screen}-${size.name}.png`, fullPage: true });
    }
    await page.getByRole("button", { name: "Notices" }).click();
    await page.getByText("Everything is in order.").waitFor();
    expect((await auditPage(page)).violations, "notices").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Account and settings" }).click();
    await page.getByRole("menuitem", { name: "Deutsch" }).click();
    await open(page, `${home}/privacy`);
    await page.getByRole("heading", { level: 1, name: "Datenschutz" }).waitFor();
    await page.getByLabel("Alte Gespräche löschen").click();
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Gespeichert.").waitFor();
    expect(unexpectedErrors(errors)).toEqual([]);
    await page.context().close();
  });
});
