import type { Browser, Page } from "playwright-core";
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

const memberOf = (name: string, email: string) => ({
  name,
  email,
  shop: `${name}’s Boots`,
  site: "https://shop.example",
});

async function audit(page: Page, what: string): Promise<void> {
  expect((await auditPage(page)).violations, what).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), what).toBe(true);
}

describe.each(WIDTHS)("[E3] [A3] an agent on a $name", (size) => {
  it("is made, shaped beside the real widget, published with its difference shown, and rolled back", async () => {
    const { page, errors } = await openPage(browser, size);
    await page.emulateMedia({ colorScheme: size.name === "phone" ? "dark" : "light", reducedMotion: "reduce" });
    await signUp(page, `${installation.apiUrl}/app`, memberOf("Dana", `dana-${size.name}@example.com`));
    await open(page, `${storefrontAddress(page)}/agents`);
    await audit(page, "list");
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/agents-${size.name}.png`, fullPage: true });
    await page.getByRole("button", { name: "New agent" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Bootsy");
    await audit(page, "dialog");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Bootsy" }).waitFor();
    await page.getByText("Not published").waitFor();
    const preview = page.frameLocator("iframe");
    await preview.getByRole("dialog", { name: /Bootsy/ }).waitFor();
    await page.getByLabel("Greeting").fill("Welcome to the boots!");
    await preview.getByText("Welcome to the boots!").waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("");
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByText("This is needed.").waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Bootsy");
    for (const section of ["Behaviour", "Knowledge", "Look", "Pages", "Opening hours", "Contact form"]) {
      await page.locator("summary").getByText(section, { exact: true }).click();
    }
    await page.getByLabel("Monday").fill("9:00-17:00");
    await page.getByRole("button", { name: "Add a field" }).click();
    await page.getByLabel("Field", { exact: true }).fill("Company");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect.poll(() => page.getByText("Not saved yet").count()).toBe(0);
    await audit(page, "editor");
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/editor-${size.name}.png`, fullPage: true });
    await preview.getByText("Welcome to the boots!").waitFor();
    await preview.getByRole("textbox").fill("Who are you?");
    await preview.getByRole("textbox").press("Enter");
    await preview.getByText(/I am Bootsy/).waitFor();

    await page.getByRole("button", { name: "Publish …" }).click();
    await page.getByRole("button", { name: "Publish now" }).click();
    await page.getByText("Version 1").first().waitFor();
    await page.getByRole("tab", { name: "Exam" }).click();
    await page.getByText("The exam has no questions").waitFor();
    await page.getByLabel("Question of your own").fill("Who are you?");
    await page.getByLabel("A right answer holds").fill("Bootsy");
    await page.getByRole("button", { name: "Add question" }).click();
    await page.getByText("has not taken its exam").waitFor();
    await page.getByRole("button", { name: "Take the exam" }).click();
    await page.getByText("took its exam and got nothing worse").waitFor();
    await page.getByLabel("Also those that are the same").click();
    await page.getByRole("heading", { name: "Who are you?" }).waitFor();
    await audit(page, "exam");
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/exam-${size.name}.png`, fullPage: true });
    await page.getByRole("tab", { name: "Draft" }).click();
    await page.getByLabel("Greeting").fill("Something else");
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByRole("button", { name: "Publish …" }).click();
    await page.getByRole("dialog").getByText("Something else").waitFor();
    await audit(page, "difference");
    await page.getByRole("button", { name: "Publish now" }).click();
    await page.getByRole("dialog").getByRole("alert").waitFor();
    await page.getByLabel("Reason").fill("Only the greeting changed.");
    await page.getByRole("button", { name: "Publish anyway" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByRole("tab", { name: "Versions" }).click();
    await page.getByRole("heading", { name: "Version 2" }).waitFor();
    await audit(page, "versions");
    await page.getByRole("button", { name: "Roll back" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
    await page.getByRole("heading", { name: "Version 3" }).waitFor();
    expect(unexpectedErrors(errors)).toEqual([]);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/versions-${size.name}.png`, fullPage: true });
    await page.context().close();
  });
});
