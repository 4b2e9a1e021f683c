import type { Browser, Page } from "playwright-core";
import { openPage } from "../open-browser.ts";
import type { RunningWordpress } from "./start-wordpress.ts";

const DESKTOP = { width: 1280, height: 900 };

/** A page on which the site's administrator is signed in. */
export async function signIn(browser: Browser, wordpress: RunningWordpress): Promise<Page> {
  const { page } = await openPage(browser, DESKTOP);
  await page.goto(`${wordpress.url}/wp-login.php`);
  await page.locator("#user_login").fill("admin");
  await page.locator("#user_pass").fill("password");
  await page.locator("#wp-submit").click();
  await page.waitForURL(/wp-admin/);
  return page;
}
