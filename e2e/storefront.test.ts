import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage, WIDTHS } from "./open-browser.ts";
import { startInstallation, type RunningInstallation } from "./start-installation.ts";

let installation: RunningInstallation;
let browser: Browser;
beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
});

interface Offer {
  price: string;
  priceCurrency: string;
}

/** As the page states it for machines: one product, or a group with its variants. */
interface StatedProduct {
  name: string;
  offers?: Offer | Offer[];
  hasVariant?: { offers: Offer | Offer[] }[];
}

function statedPrices(product: StatedProduct): string[] {
  const offers = [product.offers ?? [], ...(product.hasVariant ?? []).map((variant) => variant.offers)].flat();
  return [...new Set(offers.map((offer) => Number(offer.price).toFixed(2)))];
}

/** Opens the chat, and asks; resolves once the whole answer is there. */
async function ask(page: Page, question: string): Promise<Locator> {
  const field = page.getByRole("textbox", { name: "Ask a question" });
  if (!(await field.isVisible())) await page.getByRole("button", { name: "Chat", exact: true }).click();
  await field.fill(question);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send" }).waitFor();
  await expect.poll(() => page.getByRole("button", { name: "Stop answering" }).count()).toBe(0);
  return page.locator("netvexa-chat").getByRole("dialog");
}

describe.each(WIDTHS)("a shopper on a $name", (size) => {
  const visit = async (path = "") => {
    const opened = await openPage(browser, size);
    await opened.page.goto(`${installation.demoUrl}${path}`);
    return opened;
  };

  it("[A1] [E1] [V1] [V12] asks for a product and sees its card with the price of the product page", async () => {
    const { page, errors } = await visit();
    const href = await page.locator("main a[href*='/products/']").first().getAttribute("href");
    await page.goto(new URL(href ?? "", page.url()).href);
    const product: StatedProduct = JSON.parse(
      (await page.locator("script[type='application/ld+json']").first().textContent()) ?? "{}",
    );
    const chat = await ask(page, `How much is the ${product.name}?`);
    const card = chat
      .getByRole("list", { name: "Products" })
      .getByRole("link")
      .filter({ hasText: product.name })
      .first();
    await card.waitFor();
    const prices = statedPrices(product);
    const shown = (await card.textContent())?.replaceAll(",", "") ?? "";
    expect(
      prices.some((price) => shown.includes(price.replace(/\.00$/, ""))),
      `${shown} holds one of ${prices.join(", ")}`,
    ).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("[E1] [D2] asks about a policy and gets the answer with the page it is from", async () => {
    const { page, errors } = await visit();
    const chat = await ask(page, "How long do I have to send something back?");
    await chat.getByRole("heading", { name: "Sources" }).waitFor();
    expect(await chat.textContent()).toMatch(/\b30 days\b/);
    const source = chat.locator(".sources a").first();
    expect(await source.getAttribute("href")).toMatch(/\/pages\/returns#:~:text=If%20something/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("[E1] asks what the shop does not know and is told so, with a way to a person", async () => {
    const { page } = await visit();
    const chat = await ask(page, "Who won the football world cup in 1974?");
    expect(await chat.textContent()).toMatch(/could not find an answer/i);
    await chat.getByRole("button", { name: "Talk to a person" }).first().click();
    await chat.getByText("Asking our team").waitFor();
    await chat.getByRole("button", { name: "Leave a message instead" }).click();
    await chat.getByRole("textbox", { name: "E-mail" }).fill("shopper@example.com");
    await chat.getByRole("textbox", { name: "Message", exact: true }).fill("Who won?");
    await chat.getByRole("button", { name: "Send message" }).click();
    await chat.getByText("Your message has been sent").waitFor();
    await page.context().close();
  });

  it("[A2] finds the conversation again after a reload, and nobody else does", async () => {
    const { page } = await visit();
    await ask(page, "Do you ship to Austria?");
    await page.reload();
    await page.getByRole("button", { name: "Chat", exact: true }).click();
    await page.locator("netvexa-chat").getByText("Do you ship to Austria?").first().waitFor();
    const other = await visit();
    await other.page.getByRole("button", { name: "Chat", exact: true }).click();
    await other.page.getByRole("textbox", { name: "Ask a question" }).waitFor();
    expect(await other.page.locator("netvexa-chat").getByText("Do you ship to Austria?").count()).toBe(0);
    await page.context().close();
    await other.page.context().close();
  });

  it("[V10] is told that it is an AI, and nothing is kept in the browser before the first message", async () => {
    const { page, errors } = await visit();
    await page.getByRole("button", { name: "Chat", exact: true }).click();
    await page
      .getByText(/chatting with an AI/)
      .first()
      .waitFor();
    const kept = () => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
    expect(await kept()).toEqual([0, 0, 0]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
