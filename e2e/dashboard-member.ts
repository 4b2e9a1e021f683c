import type { Page } from "playwright-core";
import { expect } from "vitest";

export const PASSWORD = "seven wet boots by the lake";

export interface NewMember {
  name: string;
  email: string;
  shop: string;
  site: string;
}

/** Signs up on the page where the browser stands; resolves in the dashboard of the new storefront. */
export async function signUp(page: Page, dashboardUrl: string, member: NewMember): Promise<void> {
  await page.goto(`${dashboardUrl}/sign-up`);
  await page.getByLabel("Your name").fill(member.name);
  await page.getByLabel("E-mail").fill(member.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Name of your shop").fill(member.shop);
  await page.getByLabel("Address of your shop").fill(member.site);
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.waitForURL(/\/app\/s\/[0-9a-f-]{36}\/$/);
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
}

/** Address of the storefront that is open, without a slash at the end. */
export function storefrontAddress(page: Page): string {
  const match = /^.*\/app\/s\/[0-9a-f-]{36}/.exec(page.url());
  expect(match, page.url()).not.toBeNull();
  return match?.[0] ?? "";
}

/** Without what browsers report of a refused request: it is on the screen, and asking who is signed in is one. */
export function unexpectedErrors(errors: readonly string[]): string[] {
  return errors.filter((error) => !/status of 4\d\d/.test(error));
}

/** Long enough for a machine that does much else. */
const READING_MS = 90_000;

/** Every screen of a storefront, by its path from it. */
export const SCREENS = [
  "/",
  "/start",
  "/conversations",
  "/logs",
  "/logs/rules",
  "/logs/alerts",
  "/knowledge",
  "/knowledge/documents",
  "/knowledge/documents/1",
  "/knowledge/answers",
  "/knowledge/unanswered",
  "/knowledge/search",
  "/agents",
  "/leads",
  "/intents",
  "/privacy",
  "/audit",
  "/install",
  "/keys",
  "/traces",
  "/assistants",
  "/team",
  "/account",
  "/nothing-here",
];

async function settle(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect.poll(() => page.getByText("Loading …").count()).toBe(0);
}

/** Goes there; resolves once everything is read. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settle(page);
}

/** Reads the shop in and asks a first question, as the screen leads to. */
export async function getStarted(page: Page): Promise<void> {
  await open(page, `${storefrontAddress(page)}/start`);
  await page.getByRole("button", { name: "Read my shop" }).click();
  await page.getByRole("button", { name: "Can I return something?" }).click({ timeout: READING_MS });
  await page.getByText("40 days").waitFor();
}

/** From the development mailbox, as the one who was invited finds it. */
export async function invitationLink(page: Page, apiUrl: string): Promise<string> {
  await page.goto(`${apiUrl}/dev/mail`);
  const found = /https?:\/\/\S+\/app\/invitation\?token=[\w.~%-]+/.exec(await page.locator("body").innerText());
  expect(found).not.toBeNull();
  return found?.[0] ?? "";
}
