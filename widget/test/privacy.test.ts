import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { ask, dialog, launcher, openPanel, openShop } from "./browser.ts";
import { setStage } from "./stage.ts";

const { browser, backend } = await setStage();

/** All that the page's origin has stored in the browser. */
async function readStorage(page: Page): Promise<object> {
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
  return { ...inPage, cookies: await page.context().cookies() };
}

const nothing = { local: [], session: [], databases: [], caches: [], cookies: [] };
const lines = (): string[] => backend.seen.map(({ line }) => line);

describe("[D5] what is stored and sent, and when", () => {
  it("is nothing stored before the first message, and the visitor's token after it", async () => {
    const page = await openShop(browser, backend);
    const panel = await openPanel(page);
    await panel.locator("textarea").fill("Not sent yet");
    await panel.locator("footer button").click();
    await panel.locator("footer button").click();
    await page.keyboard.press("Escape");
    expect(await readStorage(page)).toEqual(nothing);
    await (await ask(page, "Now?")).getByText("Hello there.").waitFor();
    expect(await readStorage(page)).toEqual({ ...nothing, local: ["netvexa:pk_test"] });
    const stored = await page.evaluate(() => localStorage.getItem("netvexa:pk_test"));
    expect(JSON.parse(stored ?? "{}")).toEqual({ token: expect.stringMatching(/^visitor-/) });
  });

  it("is only the script and the settings asked for before the visitor comes near the launcher", async () => {
    const page = await openShop(browser, backend);
    await expect.poll(lines).toEqual(["GET /widget.js", "GET /v1/widget/config"]);
    // Of the page its path alone, for rules by page: neither what was searched for nor where it was read.
    expect(backend.seen[1]?.query.toString()).toBe("storefront=pk_test&language=en&agent=&page=%2Fboots");
    expect(backend.seen.every(({ headers }) => headers.cookie === undefined)).toBe(true);
    await launcher(page).hover();
    await expect.poll(() => lines().slice(2)).toEqual(["GET /panel.js"]);
    await launcher(page).click();
    await dialog(page).waitFor();
    expect(lines()).toHaveLength(3);
  });

  it("are files at addresses that change with what is in them", async () => {
    const page = await openShop(browser, backend, { language: "de" });
    await openPanel(page);
    const files = backend.seen.filter(({ line }) => /panel|locale/.test(line));
    expect(files.map(({ line }) => line).toSorted()).toEqual(["GET /locale-de.js", "GET /panel.js"]);
    for (const { query } of files) expect(query.get("v")).toMatch(/^[0-9a-f]{8}\.0$/);
  });

  it("works on without storage", async () => {
    const page = await openShop(browser, backend);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      });
    });
    await page.reload();
    const panel = await ask(page, "First?");
    await panel.getByText("Hello there.").waitFor();
    await ask(page, "Second?");
    await panel.getByText("Hello there.").nth(1).waitFor();
    expect(backend.count("POST /v1/widget/session")).toBe(1);
  });
});

describe("[V10] a strict content security policy", () => {
  it("needs the documented directives and no other, in every view", async () => {
    const page = await openShop(browser, backend);
    const violations: string[] = [];
    await page.exposeFunction("reportViolation", (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        const report: (text: string) => void = Reflect.get(window, "reportViolation");
        report(`${violatedDirective} ${blockedURI}`);
      });
    });
    backend.policy = `default-src 'none'; script-src ${backend.origin}; connect-src ${backend.origin}; img-src ${backend.origin}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
    backend.answer = (turn) =>
      turn
        .say("**Boots**.", { citations: [1] })
        .cite({})
        .show({ imageUrl: `${backend.origin}/images/boot.svg` })
        .done({ suggestions: ["And?"] });
    await page.reload();
    const panel = await ask(page, "Boots?");
    await panel.getByRole("button", { name: "And?" }).waitFor();
    await panel.locator("footer button").click();
    await panel.getByLabel("E-mail").fill("ada@example.com");
    await panel.getByLabel("Message").fill("Hello");
    await panel.getByRole("button", { name: "Send message" }).click();
    await panel.getByText("Your message has been sent.").waitFor();
    expect(await panel.evaluate((element) => getComputedStyle(element).width)).toBe("400px");
    expect(violations).toEqual([]);

    await page.evaluate(() => document.querySelector("h1")?.setAttribute("style", "color: red"));
    await expect.poll(() => violations.length).toBeGreaterThan(0);
  });

  it("is met with a nonce as well, also where the nonce alone may load scripts", async () => {
    const page = await openShop(browser, backend, { attributes: { language: "de" } });
    const html = backend.page("/").replace("<script async", `<script nonce="r4nd0m" async`);
    backend.page = () => html;
    backend.policy = `default-src 'none'; script-src 'nonce-r4nd0m' 'strict-dynamic'; connect-src ${backend.origin}`;
    await page.reload();
    const panel = await ask(page, "Hallo?");
    await panel.getByText("Hello there.").waitFor();
    expect(await panel.getByText("KI-System").first().isVisible()).toBe(true);
  });
});

describe("[D5] the page's own scripts and markup", () => {
  it("open and close the panel", async () => {
    const page = await openShop(browser, backend);
    await page.evaluate(() => document.querySelector<HTMLElement & { open(): void }>("netvexa-chat")?.open());
    await dialog(page).waitFor();
    await page.evaluate(() => document.querySelector<HTMLElement & { close(): void }>("netvexa-chat")?.close());
    await dialog(page).waitFor({ state: "hidden" });
  });

  it("get one launcher, however often the script stands there", async () => {
    const page = await openShop(browser, backend);
    await page.addScriptTag({ url: `${backend.origin}/widget.js` });
    expect(await page.locator("netvexa-chat").count()).toBe(1);
  });

  it("get a new launcher when a page change took it away", async () => {
    const page = await openShop(browser, backend);
    await page.evaluate((src) => {
      document.body.replaceChildren();
      const script = Object.assign(document.createElement("script"), { src });
      script.dataset.storefront = "pk_test";
      document.body.append(script);
    }, `${backend.origin}/widget.js`);
    await (await ask(page, "Still there?")).getByText("Hello there.").waitFor();
  });

  it("decide place, colour and level where they say so, else the merchant's settings do", async () => {
    const page = await openShop(browser, backend, {
      attributes: { position: "start", accent: "#facc15" },
      head: "<style>:root { --netvexa-z-index: 7 } * { color: lime !important; position: static; font: 40px serif }</style>",
    });
    const style = () =>
      launcher(page).evaluate((button) => {
        const { backgroundColor, color, width } = getComputedStyle(button);
        const { zIndex, position } = getComputedStyle(button.parentElement ?? button);
        return { backgroundColor, color, width, zIndex, position, left: button.getBoundingClientRect().left };
      });
    const own = { color: "rgb(0, 0, 0)", width: "56px", zIndex: "7", position: "fixed", left: 20 };
    expect(await style()).toEqual({ ...own, backgroundColor: "rgb(250, 204, 21)" });
    backend.config = { ...backend.config, accentColour: "#123456", position: "start" };
    const other = await openShop(browser, backend);
    const background = (): Promise<string> =>
      launcher(other).evaluate((button) => getComputedStyle(button).backgroundColor);
    await expect.poll(background).toBe("rgb(18, 52, 86)");
    expect((await launcher(other).boundingBox())?.x).toBe(20);
  });
});
