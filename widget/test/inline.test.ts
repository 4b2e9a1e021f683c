import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { dialog, launcher, openShop, phone } from "./browser.ts";
import { arrivedTurn, setStage } from "./stage.ts";

const { browser, backend } = await setStage();

type Chat = HTMLElement & { open(): Promise<void>; ask(question: string): boolean };

/** Moves the chat into the page's content, as a plugin does that shows it there. */
async function placeInline(page: Page, words: Record<string, string> = {}): Promise<void> {
  await page.evaluate(async (given) => {
    const chat = document.querySelector<Chat>("netvexa-chat");
    if (!chat) throw new Error("There is no chat.");
    Object.assign(chat.dataset, { inline: "", ...given });
    document.querySelector("main")?.append(chat);
    await chat.open();
  }, words);
  await dialog(page).waitFor();
}

describe("[A1] a panel that is part of the page", () => {
  it.each([
    ["desktop", {}],
    ["phone", phone],
  ])(
    "stands in its place on a %s, without launcher, without taking the focus or the screen",
    async (_name, context) => {
      const page = await openShop(browser, backend, { context });
      await placeInline(page);
      const [place, panel] = [await page.locator("main").boundingBox(), await dialog(page).boundingBox()];
      expect(panel).toMatchObject({ x: place?.x, width: place?.width, height: 560 });
      expect(await launcher(page).isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
      await dialog(page).locator("textarea").focus();
      await page.keyboard.press("Escape");
      expect(await dialog(page).isVisible()).toBe(true);
    },
  );

  it("greets and suggests in the page's own words, and asks what the page asks", async () => {
    const page = await openShop(browser, backend);
    await placeInline(page, { greeting: "Ask about boots.", suggestions: "Do they leak?\nHow do I wax them?" });
    await dialog(page).getByText("Ask about boots.").waitFor();
    expect(await dialog(page).locator(".chips button").allTextContents()).toEqual([
      "Do they leak?",
      "How do I wax them?",
    ]);
    await page.evaluate(() => document.querySelector<Chat>("netvexa-chat")?.ask("Are they warm?"));
    await dialog(page).locator(".question").getByText("Are they warm?").waitFor();
    await arrivedTurn(backend);
  });
});
