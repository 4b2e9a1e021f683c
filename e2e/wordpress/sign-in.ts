import type { Browser, Page } from "playwright-core";
import { openPage } from "../open-browser.ts";
import type { RunningWordpress } from "./start-wordpress.ts";

const DESKTOP = { width: 1280, height: 900 };

/** A page on which a user of the site is signed in; all of them have the same password. */
export async function signIn(browser: Browser, wordpress: RunningWordpress, user = "admin"): Promise<Page> {
  const { page } = await openPage(browser, DESKTOP);
  // The form's own script moves the focus about while it is filled in.
  const form = { log: user, pwd: "password", "wp-submit": "Log In" };
  const answer = await page.request.post(`${wordpress.url}/wp-login.php`, { form, maxRedirects: 0 });
  if (answer.status() !== 302) throw new Error(`WordPress let ${user} not in: ${answer.status()}`);
  return page;
}
