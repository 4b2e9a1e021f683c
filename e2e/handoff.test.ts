import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditPage } from "./audit-page.ts";
import { open, signUp, storefrontAddress, unexpectedErrors } from "./dashboard-member.ts";
import { openBrowser, openPage, WIDTHS } from "./open-browser.ts";
import { openSmallShop, type SmallShop } from "./small-shop.ts";
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

/** A page of the shop with the widget on it. `withoutSockets`: as behind a proxy that lets none through. */
async function visitShop(publicKey: string, size: { width: number; height: number }, withoutSockets = false) {
  const visit = await openPage(browser, size);
  if (withoutSockets) {
    await visit.page.addInitScript(() => {
      const blocked: object = window;
      Object.assign(blocked, {
        WebSocket: class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new Event("error")));
          }
          close() {}
        },
      });
    });
  }
  const page = new URLSearchParams({ server: installation.apiUrl, storefront: publicKey });
  await visit.page.goto(`${shop.url}with-chat?${page}`);
  return visit;
}

async function callPerson(page: Page) {
  await page.getByRole("button", { name: "Chat", exact: true }).click();
  const chat = page.locator("netvexa-chat").getByRole("dialog");
  await chat.getByRole("button", { name: "Talk to a person" }).click();
  await chat.getByText("Asking our team").waitFor();
  return chat;
}

async function write(page: Page, text: string) {
  await page.getByRole("textbox", { name: "Ask a question" }).fill(text);
  await page.keyboard.press("Enter");
}

async function openMerchant(email: string, size: { width: number; height: number }) {
  const merchant = await openPage(browser, size);
  const member = { name: "Anna", email, shop: "Anna’s Boots", site: shop.url };
  await signUp(merchant.page, `${installation.apiUrl}/app`, member);
  const home = storefrontAddress(merchant.page);
  await open(merchant.page, `${home}/install`);
  const line = (await merchant.page.locator("code").first().textContent()) ?? "";
  return { ...merchant, home, publicKey: /pk_[\w-]+/.exec(line)?.[0] ?? "" };
}

describe.each(WIDTHS)("a visitor and a member, each on a $name", (size) => {
  it("[V6] talk to each other, see each other type and read, and part again", async () => {
    const merchant = await openMerchant(`anna-${size.name}@example.com`, size);
    await open(merchant.page, `${merchant.home}/conversations`);
    const visit = await visitShop(merchant.publicKey, size);
    const chat = await callPerson(visit.page);
    await write(visit.page, "Do these boots run small?");
    expect((await auditPage(visit.page)).violations).toEqual([]);

    await merchant.page.getByRole("link", { name: /Do these boots run small/ }).click();
    await chat.getByText("Our team has seen your request").waitFor();
    await merchant.page.getByRole("button", { name: "Take over" }).click();
    await chat.getByText("Anna is in the conversation").waitFor();
    await merchant.page.getByRole("textbox", { name: "Reply" }).pressSequentially("They do:");
    await chat.getByText("Anna is typing").waitFor();
    await merchant.page.getByRole("textbox", { name: "Reply" }).fill("They do: take one size more.");
    await merchant.page.getByRole("button", { name: "Send" }).click();
    await chat.locator(".bubble", { hasText: "take one size more" }).getByText("Anna").waitFor();
    await merchant.page.getByText(/· read$/).waitFor();
    await write(visit.page, "Thank you!");
    await merchant.page.getByRole("log").getByText("Thank you!").waitFor();
    await chat.getByText("Read", { exact: true }).waitFor();
    expect((await auditPage(merchant.page)).violations).toEqual([]);
    await merchant.page.getByRole("button", { name: "Close", exact: true }).click();
    await chat.getByText("Our team has closed the conversation").waitFor();
    await chat.getByRole("button", { name: "Talk to a person" }).waitFor();
    expect(unexpectedErrors([...visit.errors, ...merchant.errors])).toEqual([]);
    await visit.page.context().close();
    await merchant.page.context().close();
  });
});

describe("where sockets are blocked", () => {
  it("[A2] [V6] the same works over events, and a reload brings everything back", async () => {
    const merchant = await openMerchant("bea@example.com", WIDTHS[1]);
    await open(merchant.page, `${merchant.home}/conversations`);
    const visit = await visitShop(merchant.publicKey, WIDTHS[0], true);
    await callPerson(visit.page);
    await write(visit.page, "Hello, anybody?");
    await merchant.page.getByRole("link", { name: /Hello, anybody/ }).click();
    await merchant.page.getByRole("button", { name: "Take over" }).click();
    await merchant.page.getByRole("textbox", { name: "Reply" }).fill("Yes, Anna here.");
    await merchant.page.keyboard.press("Enter");
    const chat = visit.page.locator("netvexa-chat").getByRole("dialog");
    await chat.getByText("Yes, Anna here.").waitFor();
    await visit.page.reload();
    await visit.page.getByRole("button", { name: "Chat", exact: true }).click();
    await chat.getByText("Yes, Anna here.").waitFor();
    expect(await chat.getByText("Hello, anybody?").count()).toBe(1);
    await merchant.page.getByRole("button", { name: "Hand back to the agent" }).click();
    await chat.getByText("The assistant is back.").waitFor();
    await visit.page.context().close();
    await merchant.page.context().close();
  });
});
