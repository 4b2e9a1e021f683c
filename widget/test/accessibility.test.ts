import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { TurnEvent } from "@netvexa/contract/wire";
import type { AxeResults } from "axe-core";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { ask, dialog, launcher, openPanel, openShop, phone, type ShopOptions } from "./browser.ts";
import { reply } from "./fake-backend.ts";
import { arrivedTurn, setStage } from "./stage.ts";

const { browser, backend } = await setStage();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on the page, the widget's shadow root included, and how many rules passed there. */
async function audit(page: Page): Promise<{ violations: string[]; passes: number }> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => {
    const axe: { run(): Promise<AxeResults> } = Reflect.get(window, "axe");
    return axe.run();
  });
  const describeNodes = (nodes: AxeResults["violations"][number]["nodes"]): string =>
    nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n");
  return {
    violations: results.violations.map(({ id, nodes }) => `${id}: ${describeNodes(nodes)}`),
    passes: results.passes.length,
  };
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations, passes } = await audit(page);
  expect(violations).toEqual([]);
  expect(passes).toBeGreaterThan(5);
}

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(
    (selector) => document.querySelector("netvexa-chat")?.shadowRoot?.activeElement?.matches(selector) ?? false,
    selector,
  );

function answerWithEverything(): void {
  backend.answer = (turn) =>
    turn
      .say("**Two** boots.", { citations: [1] })
      .say("The first.", { block: [1, "item"], citations: [2] })
      .cite({})
      .cite({ number: 2, title: "Typed", url: null })
      .show({ imageUrl: `${backend.origin}/images/boot.svg`, compareAtPrice: "€159.00", facts: ["Brown"] })
      .show({ id: "p2", title: "Other", availability: "out_of_stock" })
      .done({ suggestions: ["And?"], offerContact: true });
}

describe("[V10] axe finds nothing wrong", () => {
  it("with the closed widget, which it would otherwise say", async () => {
    const page = await openShop(browser, backend);
    await expectNoViolations(page);
    await launcher(page).evaluate((button) => button.removeAttribute("aria-label"));
    expect((await audit(page)).violations[0]).toContain("button-name");
  });

  it.each<[string, ShopOptions]>([
    ["in light", {}],
    ["in dark", { context: { colorScheme: "dark" } }],
    ["with a yellow accent", { attributes: { accent: "#facc15" } }],
    ["with a middle grey accent in dark", { attributes: { accent: "#777777" }, context: { colorScheme: "dark" } }],
    ["from right to left", { language: "ar", direction: "rtl" }],
    ["on a phone", { context: phone }],
  ])("open, while answering, answered, failed and in the contact form, %s", async (_name, options) => {
    const page = await openShop(browser, backend, options);
    const panel = await openPanel(page);
    await expectNoViolations(page);
    backend.answer = () => {};
    await ask(page, "Boots?");
    await panel.locator(".dots").waitFor();
    await expectNoViolations(page);
    answerWithEverything();
    await panel.locator(".send, .round").last().click();
    await ask(page, "Boots?");
    await panel.locator(".chips button").waitFor();
    await expectNoViolations(page);
    backend.answer = (turn) => turn.fail();
    await ask(page, "Again?");
    await panel.locator("section .bad").last().waitFor();
    await expectNoViolations(page);
    await panel.locator("footer button").click();
    await panel.locator("input[type=email]").waitFor();
    await expectNoViolations(page);
  });
});

describe("[V10] the AI disclosure (EU AI Act, Article 50)", () => {
  it.each([
    ["en", "You are chatting with an AI system"],
    ["de-AT", "Sie chatten mit einem KI-System"],
    ["fr", "Vous échangez avec un système d’intelligence artificielle"],
    ["es-MX", "Está hablando con un sistema de inteligencia artificial"],
    ["it", "Sta parlando con un sistema di intelligenza artificiale"],
    ["ar", "أنت تتحدث مع نظام ذكاء اصطناعي"],
    ["ja", "You are chatting with an AI system"],
  ])("stands above everything before the first message, and is announced with it, in %s", async (language, words) => {
    const page = await openShop(browser, backend, { language });
    backend.answer = () => {};
    const panel = await openPanel(page);
    const disclosure = panel.locator("#disclosure");
    expect(await disclosure.innerText()).toContain(words);
    expect(await disclosure.isVisible()).toBe(true);
    expect(await panel.getAttribute("aria-describedby")).toBe("disclosure");
    const status = panel.getByRole("status");
    expect((await status.innerText()).trim()).toBe("");
    await ask(page, "?");
    await expect.poll(() => status.innerText()).toContain(words);
  });

  it("stays readable in the header whatever the conversation does", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.say("Long. ".repeat(500)).done();
    const panel = await ask(page, "?");
    await panel.getByText("Long.").waitFor();
    expect(await panel.locator("header").innerText()).toBe("Nova\nAI assistant");
    expect(await panel.locator("header small").isVisible()).toBe(true);
  });
});

describe("[V10] announcements", () => {
  it("are an additive log and a polite status that first says what is going on", async () => {
    const page = await openShop(browser, backend);
    backend.answer = () => {};
    const panel = await ask(page, "Boots?");
    expect(await panel.getByRole("log").getAttribute("aria-live")).toBeNull();
    await expect.poll(() => panel.getByRole("status").innerText()).toContain("Searching…");
    (await arrivedTurn(backend)).say("Yes.").done();
    await panel.getByRole("log").getByText("Yes.").waitFor();
    await expect.poll(() => panel.getByRole("status").innerText()).not.toContain("Searching…");
  });

  it("do not read a restored conversation out", async () => {
    const page = await openShop(browser, backend);
    await (await ask(page, "First?")).getByText("Hello there.").waitFor();
    const events: TurnEvent[] = [];
    const turns = [{ id: "t", question: "First?", askedAt: "2026-11-20T10:00:00Z", state: "done", events }];
    let restore: (() => void) | undefined;
    backend.intercept = (line, response) => {
      if (line !== "GET /v1/widget/conversation") return false;
      restore = () => reply(response, { conversation: { id: "c", turns } });
      return true;
    };
    await page.reload();
    const panel = await openPanel(page);
    const empty = await panel.getByRole("log").elementHandle();
    await expect.poll(() => restore !== undefined).toBe(true);
    restore?.();
    await panel.getByText("First?").waitFor();
    // A log that is filled is read out, another one that comes filled is not.
    expect(await empty?.evaluate((log) => log.isConnected)).toBe(false);
  });
});

describe("[V10] keyboard and focus", () => {
  it("opens with the input focused, closes by Escape, and returns to the launcher", async () => {
    const page = await openShop(browser, backend);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await isFocused(page, ".launcher")).toBe(true);
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Enter");
    await dialog(page).waitFor();
    await expect.poll(() => isFocused(page, "textarea")).toBe(true);
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await expect.poll(() => isFocused(page, ".launcher")).toBe(true);
    await expect.poll(() => launcher(page).getAttribute("aria-expanded")).toBe("false");
  });

  it("reaches everything by Tab, and never drops the focus when a pressed button goes away", async () => {
    const page = await openShop(browser, backend);
    answerWithEverything();
    const panel = await openPanel(page);
    const reached = new Set<string>();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate(() => {
          const focused = document.querySelector("netvexa-chat")?.shadowRoot?.activeElement;
          return focused?.getAttribute("aria-label") ?? focused?.textContent ?? "page";
        }),
      );
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(["Send", "Talk to a person", "Close chat", "Which boots are waterproof?", "Chat"]),
    );
    await panel.getByRole("button", { name: "Which boots are waterproof?" }).press("Enter");
    await panel.getByRole("button", { name: "And?" }).waitFor();
    expect(await isFocused(page, ".log")).toBe(true);
    await panel.locator("footer button").press("Enter");
    await expect.poll(() => isFocused(page, "input[type=email]")).toBe(true);
    await panel.locator("footer button").press("Enter");
    await expect.poll(() => isFocused(page, "textarea")).toBe(true);
  });

  it("keeps the focus in the full-screen panel on a phone, and lets the page have it elsewhere", async () => {
    const page = await openShop(browser, backend, { context: phone });
    await launcher(page).tap();
    await dialog(page).waitFor();
    await expect.poll(() => dialog(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await dialog(page).evaluate((element) => element.matches(":modal"))).toBe(true);
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/^(NETVEXA-CHAT|BODY)$/);
    }
    await page.keyboard.press("Escape");
    expect(await isFocused(page, ".launcher")).toBe(true);
    await page.getByRole("link", { name: "A link of the page" }).focus();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("A");
  });

  it("does not take the focus when the page opens the panel by attribute", async () => {
    const page = await openShop(browser, backend, { attributes: { open: "true" } });
    await dialog(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("true");
    const other = await openShop(browser, backend, { attributes: { open: "false" } });
    await expect.poll(() => backend.count("GET /v1/widget/config")).toBe(2);
    expect(await dialog(other).count()).toBe(0);
  });

  it("changes between panel and full screen with the window, and keeps what was typed", async () => {
    const page = await openShop(browser, backend);
    const panel = await openPanel(page);
    await panel.locator("textarea").fill("Half a question");
    await page.setViewportSize({ width: 390, height: 700 });
    await expect.poll(() => panel.evaluate((element) => element.matches(":modal"))).toBe(true);
    expect(await isFocused(page, "textarea")).toBe(true);
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("true");
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(() => panel.evaluate((element) => element.matches(":modal"))).toBe(false);
    expect(await panel.locator("textarea").inputValue()).toBe("Half a question");
    expect((await panel.boundingBox())?.width).toBe(400);
    expect((await panel.boundingBox())?.height).toBe(640);
  });
});

describe("[V10] form and motion", () => {
  it("runs from right to left where the language does", async () => {
    const page = await openShop(browser, backend, { language: "ar", direction: "rtl" });
    const panel = await ask(page, "؟");
    await panel.getByText("Hello there.").waitFor();
    expect((await launcher(page).boundingBox())?.x).toBe(20);
    const [question, send] = [panel.locator(".question"), panel.getByRole("button", { name: "إرسال" })];
    expect(await question.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    const [field, button] = [await panel.locator("textarea").boundingBox(), await send.boundingBox()];
    expect(button?.x ?? 0).toBeLessThan(field?.x ?? 0);
  });

  it("moves nothing for those who asked for that", async () => {
    const page = await openShop(browser, backend, { context: { reducedMotion: "reduce" } });
    backend.answer = () => {};
    const panel = await ask(page, "?");
    await panel.locator(".dots").waitFor();
    const countAnimations = () =>
      page.evaluate(() => document.querySelector("netvexa-chat")?.shadowRoot?.getAnimations().length);
    expect(await countAnimations()).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await expect.poll(countAnimations).toBe(1);
  });

  it("is large enough for fingers, and holds long words and lines at 390 pixels", async () => {
    const page = await openShop(browser, backend, { context: phone });
    answerWithEverything();
    const panel = await ask(page, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(4));
    await panel.getByRole("button", { name: "And?" }).waitFor();
    for (const button of await panel.getByRole("button").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
    expect(await panel.locator(".log").evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
