import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPage } from "./audit-page.ts";
import {
  getStarted,
  invitationLink,
  open,
  PASSWORD,
  SCREENS,
  signOut,
  signUp,
  storefrontAddress,
  unexpectedErrors,
} from "./dashboard-member.ts";
import { openBrowser, openPage, WIDTHS } from "./open-browser.ts";
import { openSmallShop, type SmallShop } from "./small-shop.ts";
import { addVirtualAuthenticator, timeCode } from "./second-factors.ts";
import { startInstallation, type RunningInstallation } from "./start-installation.ts";

let shop: SmallShop;
let installation: RunningInstallation;
let browser: Browser;
beforeAll(async () => {
  shop = await openSmallShop();
  const env = { NETVEXA_DEMO: "false", NETVEXA_ALLOW_PRIVATE_ADDRESSES: shop.address };
  [installation, browser] = await Promise.all([startInstallation(env), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await shop?.close();
});

const dashboardUrl = () => `${installation.apiUrl}/app`;
const memberOf = (name: string, email: string) => ({ name, email, shop: `${name}’s Boots`, site: shop.url });

describe.each(WIDTHS)("a merchant on a $name", (size) => {
  let visit: Awaited<ReturnType<typeof openPage>>;
  beforeAll(async () => {
    visit = await openPage(browser, size);
  });
  afterAll(() => visit?.page.context().close());

  it("[R6] [R1] gets from the sign-up to a cited answer and the embed line, and finds the answer's receipt", async () => {
    const { page, errors } = visit;
    await signUp(page, dashboardUrl(), memberOf("Anna", `anna-${size.name}@example.com`));
    const home = storefrontAddress(page);
    await page.getByText("Nobody has asked anything yet").waitFor();
    await getStarted(page);
    const source = await page.getByRole("link", { name: "Returns" }).first().getAttribute("href");
    expect(source?.split("#")[0]).toBe(`${shop.url}returns`);
    const line = await page.locator("code").first().textContent();
    expect(line).toMatch(/^<script async src="http:\/\/[^"]+\/widget\.js" data-storefront="pk_[\w-]+"><\/script>$/);

    await open(page, `${home}/`);
    await page.getByRole("link", { name: "Answered with sources" }).click();
    await page.getByRole("link", { name: /Can I return something/ }).click();
    await page.getByRole("button", { name: /Receipt/ }).click();
    await page.getByRole("region", { name: "Passages" }).getByRole("link", { name: "Returns" }).first().click();
    await page.getByText("You can return boots within 40 days").waitFor();
    expect(unexpectedErrors(errors)).toEqual([]);
  });

  it("[R1] meets no barrier and no sideways scrolling on any screen, in light and in dark, from 360 px up", async () => {
    const { page, errors } = visit;
    const home = storefrontAddress(page);
    await page.emulateMedia({ colorScheme: size.name === "phone" ? "dark" : "light", reducedMotion: "reduce" });
    await page.setViewportSize({ ...size, width: size.name === "phone" ? 360 : size.width });
    for (const screen of SCREENS) {
      await open(page, `${home}${screen}`);
      const { violations, passes } = await auditPage(page);
      expect(violations, screen).toEqual([]);
      expect(passes).toBeGreaterThan(10);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
    }
    for (const menu of ["Account and settings", /choose another/]) {
      await page.getByRole("button", { name: menu }).click();
      await page.getByRole("menuitem").first().waitFor();
      expect((await auditPage(page)).violations, String(menu)).toEqual([]);
    }
    await page.getByRole("menuitem", { name: "Add a storefront" }).click();
    await page.getByRole("dialog", { name: "Add a storefront" }).waitFor();
    expect((await auditPage(page)).violations, "dialog").toEqual([]);
    expect(unexpectedErrors(errors)).toEqual([]);
  });
});

describe("the dashboard", () => {
  it("[R1] shows what the agent knows: sources with progress, files with a result each, answers, and why a search finds", async () => {
    const { page, errors } = await openPage(browser, WIDTHS[1]);
    await signUp(page, dashboardUrl(), memberOf("Carla", "carla@example.com"));
    const home = storefrontAddress(page);
    await open(page, `${home}/knowledge`);
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByText("Files", { exact: true }).click();
    await page.getByLabel("Name of the collection").fill("Handbook");
    await page.getByRole("button", { name: "Create, then upload" }).click();
    await page.locator("input[type=file]").setInputFiles([
      { name: "soles.txt", mimeType: "text/plain", buffer: Buffer.from("New soles cost 65 EUR and take two weeks.") },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    ]);
    await page.getByText("This file is empty.").waitFor();
    await page.getByText("Uploaded", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Read again now" }).click();
    await page.getByRole("link", { name: "1 document" }).waitFor();

    await open(page, `${home}/knowledge/search`);
    await page.getByLabel("Question").fill("How much are new soles?");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText(/found by: .*soles/).waitFor();

    await open(page, `${home}/knowledge/answers?question=${encodeURIComponent("Do you dye boots?")}`);
    await page.getByRole("textbox", { name: "Answer" }).fill("Yes, in black and brown.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("article").getByText("Yes, in black and brown.").waitFor();
    await open(page, `${home}/start`);
    await page.getByLabel("Question").fill("Do you dye boots?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByRole("status").getByText("Yes, in black and brown.").waitFor();
    expect(unexpectedErrors(errors)).toEqual([]);
    await page.context().close();
  });
});

describe("storefronts in the dashboard", () => {
  it("[L4] [L7] adds a further storefront with knowledge of its own, closes one, and takes that back", async () => {
    const { page } = await openPage(browser, WIDTHS[1]);
    await signUp(page, dashboardUrl(), memberOf("Ida", "ida@example.com"));
    const first = storefrontAddress(page);
    await page.getByRole("button", { name: /choose another/ }).click();
    await page.getByRole("menuitem", { name: "Add a storefront" }).click();
    await page.getByLabel("Name of your shop").fill("Second Shop");
    await page.getByLabel("Address of your shop").fill("second.example");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.waitForURL(/\/start$/);
    const second = storefrontAddress(page);
    expect(second).not.toBe(first);
    await page.getByLabel("Address of your shop").waitFor();
    await open(page, `${second}/install`);
    const [archive] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ]);
    expect(archive.suggestedFilename()).toBe("storefront.jsonl.gz");
    await page.getByLabel(/to confirm: Second Shop/).fill("Second Shop");
    await page.getByRole("button", { name: "Delete this storefront" }).click();
    await page.getByText("This storefront is closed and will be deleted on").waitFor();
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("heading", { name: "Installation" }).waitFor();
    await page.context().close();
  });
});

describe("people at the dashboard", () => {
  it("[L1] leads a stranger to the sign-in and back, and shows nobody the storefront of another", async () => {
    const { page } = await openPage(browser, WIDTHS[1]);
    await signUp(page, dashboardUrl(), memberOf("Eve", "eve@example.com"));
    const home = storefrontAddress(page);
    const other = await openPage(browser, WIDTHS[1]);
    await signUp(other.page, dashboardUrl(), memberOf("Mallory", "mallory@example.com"));
    await other.page.goto(`${home}/conversations`);
    await other.page.getByText("There is nothing here").waitFor();
    await signOut(page);
    await page.goto(`${home}/keys`);
    await page.getByLabel("E-mail").fill("eve@example.com");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.keyboard.press("Enter");
    await page.getByText("E-mail address or password is not right.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "API keys" }).waitFor();
    expect(page.url()).toBe(`${home}/keys`);
    await page.context().close();
    await other.page.context().close();
  });

  it("[N1] signs in with a passkey, and with a code of the authenticator app besides the password", async () => {
    const url = dashboardUrl().replace("127.0.0.1", "localhost");
    const { page } = await openPage(browser, WIDTHS[1]);
    await addVirtualAuthenticator(page);
    await signUp(page, url, memberOf("Nora", "nora@example.com"));
    const home = storefrontAddress(page);
    await open(page, `${home}/account`);
    await page.getByLabel("Name of the device").fill("Laptop");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("Laptop").waitFor();
    await page.getByRole("button", { name: "Set up" }).click();
    await page.getByText("This is needed.").waitFor();
    await page.getByLabel("Current password").last().fill(PASSWORD);
    await page.getByRole("button", { name: "Set up" }).click();
    const secret = (await page.locator("code").first().textContent()) ?? "";
    await page.getByLabel("Code", { exact: true }).fill(timeCode(secret));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("button", { name: "Turn off" }).waitFor();

    await signOut(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/s\//);
    await signOut(page);
    await page.getByLabel("E-mail").fill("nora@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByLabel("Code", { exact: true }).fill("000000");
    await page.keyboard.press("Enter");
    await page.getByText("This code is not right").waitFor();
    await page.getByLabel("Code", { exact: true }).fill(timeCode(secret));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/s\//);
    await page.context().close();
  });

  it("[L5] invites by mail; who joins as a viewer reads, and is told what the role does not allow", async () => {
    const { page } = await openPage(browser, WIDTHS[1]);
    await signUp(page, dashboardUrl(), memberOf("Olga", "olga@example.com"));
    const home = storefrontAddress(page);
    await open(page, `${home}/team`);
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByLabel("E-mail").fill("vera@example.com");
    await page.getByLabel("Role", { exact: true }).selectOption("viewer");
    await page.getByRole("button", { name: "Mail the invitation" }).click();
    await page.getByText("vera@example.com").waitFor();

    const guest = await openPage(browser, WIDTHS[0]);
    await guest.page.goto(await invitationLink(guest.page, installation.apiUrl));
    await guest.page.getByText(/with the role: Viewer/).waitFor();
    await guest.page.getByLabel("Your name").fill("Vera");
    await guest.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await guest.page.getByRole("button", { name: "Create an account and join" }).click();
    await guest.page.waitForURL(`${home}/`);
    await open(guest.page, `${home}/knowledge`);
    expect(await guest.page.getByRole("button", { name: "Add a source" }).count()).toBe(0);
    for (const screen of ["/start", "/keys", "/team"]) {
      await open(guest.page, `${home}${screen}`);
      await guest.page.getByText("Your role does not allow this").waitFor();
    }
    await page.context().close();
    await guest.page.context().close();
  });

  it("[R6] works by keyboard alone on a phone, and speaks German where it is asked to", async () => {
    const { page } = await openPage(browser, WIDTHS[0]);
    await signUp(page, dashboardUrl(), memberOf("Greta", "greta@example.com"));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const knowledge = page.getByRole("link", { name: "Knowledge" });
    await knowledge.waitFor();
    await knowledge.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Knowledge" }).waitFor();
    await expect.poll(() => knowledge.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Account and settings" }).click();
    await page.getByRole("menuitem", { name: "Deutsch" }).click();
    await page.getByRole("heading", { name: "Wissen" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await page.reload();
    await page.getByText("Ihr Agent weiß noch nichts").waitFor();
    await page.context().close();
  });
});

describe("the dashboard's page", () => {
  it("[V10] is served under a strict content policy with a nonce of its own each time, and its files for good", async () => {
    const get = (path: string) => fetch(`${dashboardUrl()}${path}`);
    const [first, second] = await Promise.all([get("/s/anything"), get("")]);
    const policies = [first, second].map((response) => response.headers.get("content-security-policy") ?? "");
    for (const policy of policies) {
      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
    }
    expect(new Set(policies).size).toBe(2);
    const script = /src="[^"]*\/app(\/assets\/[^"]+\.js)"/.exec(await first.text())?.[1] ?? "";
    expect((await get(script)).headers.get("cache-control")).toContain("immutable");
    expect((await get("/assets/not-there.js")).status).toBe(404);
  });
});
