import { describe, expect, it } from "vitest";
import { ask, dialog, openPanel, openShop } from "./browser.ts";
import type { SeenRequest } from "./fake-backend.ts";
import { arrivedTurn, setStage } from "./stage.ts";

const { browser, backend } = await setStage();

function lastRequest(line: string): SeenRequest {
  const request = backend.seen.findLast((request) => request.line === line);
  if (!request) throw new Error(`${line} was not asked`);
  return request;
}

describe("[A2] an answer in the widget", () => {
  it("appears sentence by sentence while it is being written", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => void turn.emit({ type: "status", stage: "searching" });
    const panel = await ask(page, "Do you ship to Malta?");
    await panel.getByText("You asked: Do you ship to Malta?").waitFor();
    await panel.locator("section").getByText("Searching…").waitFor();
    const turn = await arrivedTurn(backend);
    turn.say("Yes, we do.");
    await panel.getByText("Yes, we do.").waitFor();
    expect(await panel.getByRole("button", { name: "Stop answering" }).isVisible()).toBe(true);
    turn.say("It takes four days.").done();
    await panel.getByRole("button", { name: "Send" }).waitFor();
    expect(await panel.locator(".bubble").last().innerText()).toMatch(/^Yes, we do\. It takes four days\.\s*$/);
    expect(await panel.locator("section").getByText("Searching…").count()).toBe(0);
  });

  it("is asked for with token, idempotency key and page, then in the same conversation", async () => {
    const page = await openShop(browser, backend, { language: "en-GB" });
    const panel = await ask(page, "  First?  ");
    await panel.getByText("Hello there.").waitFor();
    const { headers, body } = lastRequest("POST /v1/widget/turns");
    expect(headers.authorization).toMatch(/^Bearer visitor-/);
    expect(String(headers["idempotency-key"]).length).toBeGreaterThan(16);
    expect(JSON.parse(body)).toEqual({
      question: "First?",
      conversationId: null,
      page: { url: `${backend.storefront}/boots?colour=red`, title: "Peak & Path", language: "en-GB" },
    });
    await ask(page, "Second?");
    await panel.getByText("Hello there.").nth(1).waitFor();
    expect(JSON.parse(lastRequest("POST /v1/widget/turns").body).conversationId).toBe("conversation-1");
    expect(lastRequest("POST /v1/widget/turns").headers["idempotency-key"]).not.toBe(headers["idempotency-key"]);
    expect(backend.count("POST /v1/widget/session")).toBe(1);
  });

  it("keeps paragraphs, lists and strong words, takes sentences back, and skips what it does not know", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) =>
      turn
        .say("A **good** question.", { block: [0, "paragraph"] })
        .say("Wrong.", { block: [0, "paragraph"] })
        .emit({ type: "hologram" })
        .say("One.", { block: [1, "item"] })
        .say("Two.", { block: [2, "item"] })
        .emit({ type: "retract", ids: ["s1"] })
        .say("The end.", { block: [3, "paragraph"] })
        .done();
    const panel = await ask(page, "What?");
    await panel.getByText("The end.").waitFor();
    const bubble = panel.locator("section .bubble");
    expect(await bubble.locator("strong").innerText()).toBe("good");
    expect(await bubble.locator("li").allInnerTexts()).toEqual(["One. ", "Two. "].map((text) => text.trim()));
    expect(await bubble.locator("p").count()).toBe(2);
    expect(await bubble.getByText("Wrong.").count()).toBe(0);
  });

  it("says in words when nothing was found, and offers a person", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.done({ outcome: "unknown", offerContact: true });
    const panel = await ask(page, "Unicorns?");
    await panel.getByText("I could not find an answer to that.").waitFor();
    expect(await panel.locator("section").getByRole("button", { name: "Talk to a person" }).isVisible()).toBe(true);
  });

  it("is started by suggestions of the merchant, then by those of the answer", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.say("Fine.").done({ suggestions: ["And then?"] });
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "What is your returns policy?" }).click();
    await panel.getByRole("button", { name: "And then?" }).click();
    await panel.getByText("Fine.").nth(1).waitFor();
    expect(backend.turns.map(({ request }) => request.question)).toEqual(["What is your returns policy?", "And then?"]);
    expect(await panel.getByRole("button", { name: "Which boots are waterproof?" }).count()).toBe(0);
    expect(await panel.getByRole("button", { name: "And then?" }).count()).toBe(1);
  });

  it("is not asked for by an empty question, a line break, or twice at once", async () => {
    const page = await openShop(browser, backend);
    backend.answer = () => {};
    const panel = await openPanel(page);
    const field = panel.locator("textarea");
    await field.fill("   ");
    await page.keyboard.press("Enter");
    await field.fill("One");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("Two");
    expect(await field.inputValue()).toBe("One\nTwo");
    await page.keyboard.press("Enter");
    await panel.getByText("Searching…").first().waitFor();
    await field.fill("Three");
    await page.keyboard.press("Enter");
    expect(await field.inputValue()).toBe("Three");
    await arrivedTurn(backend);
    expect(backend.turns).toHaveLength(1);
  });
});

describe("[D4] what an answer shows", () => {
  it("links numbers in the sentence and sources below it, in a tab of their own", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) =>
      turn
        .say("Thirty days.", { citations: [1, 2] })
        .cite({ number: 1, title: "Returns", url: "https://shop.example/returns" })
        .cite({ number: 2, title: "Typed by us", url: null, excerpt: "Thirty days, says the boss." })
        .done();
    const panel = await ask(page, "Returns?");
    const link = panel.getByRole("link", { name: "Returns (opens in a new tab)" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("https://shop.example/returns");
    expect(await link.getAttribute("rel")).toBe("noopener");
    expect(await link.getAttribute("target")).toBe("_blank");
    const number = panel.getByRole("link", { name: "Source 1 (opens in a new tab)" });
    expect(await number.getAttribute("href")).toBe("https://shop.example/returns");
    expect(await panel.locator("sup").allInnerTexts()).toEqual(["1", "2"]);
    expect(await panel.locator(".sources li").nth(1).innerText()).toContain("Thirty days, says the boss.");
    expect(await panel.locator(".sources a").count()).toBe(1);
  });

  it("shows products with picture, prices, availability in words and link", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) =>
      turn
        .show({ imageUrl: `${backend.origin}/images/boot.svg`, compareAtPrice: "€159.00", facts: ["Brown", "42"] })
        .show({ id: "p2", title: "Old Boot", availability: "discontinued", price: null })
        .show({ id: "p3", title: "New Boot", availability: "unknown", imageUrl: `${backend.origin}/images/broken.svg` })
        .done();
    const panel = await ask(page, "Boots?");
    const cards = panel.getByRole("list", { name: "Products" }).getByRole("listitem");
    await cards.nth(2).waitFor();
    const link = cards.first().getByRole("link");
    expect(await link.getAttribute("href")).toBe("https://shop.example/boot");
    expect(await link.innerText()).toContain("Brown · 42");
    expect(await link.locator("del").textContent()).toBe("Previous price: €159.00");
    expect(await link.innerText()).toContain("In stock");
    expect(await cards.nth(1).innerText()).toContain("No longer available");
    expect(await cards.nth(1).innerText()).not.toContain("€");
    expect(await cards.nth(2).innerText()).toContain("Check availability in the shop");
    await cards.nth(2).locator("img").waitFor({ state: "hidden" });
    expect(
      await cards
        .first()
        .locator("img")
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0);
  });

  it("shows hostile text as text, and neither follows nor loads hostile addresses", async () => {
    const page = await openShop(browser, backend);
    const markup = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`;
    backend.config.agentName = markup;
    backend.config.greeting = markup;
    backend.answer = (turn) =>
      turn
        .say(`**${markup}**`, { citations: [1] })
        .cite({ title: markup, url: "javascript:window.pwned=1", excerpt: markup })
        .show({
          title: markup,
          url: "javascript:window.pwned=1",
          imageUrl: "data:image/svg+xml,<svg/>",
          facts: [markup],
        })
        .emit({ type: "card", card: { id: "x", title: { type: "img", props: { src: "x" } } } })
        .done({ suggestions: [markup] });
    const panel = await ask(page, markup);
    await panel.getByRole("button", { name: markup }).waitFor();
    expect(await panel.locator("img, script, a").count()).toBe(0);
    expect(await panel.locator("section strong").innerText()).toBe(markup);
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
  });
});

describe("[D5] a conversation", () => {
  it("is there again after the page was loaded again, also an answer that is still being written", async () => {
    const page = await openShop(browser, backend);
    await (await ask(page, "First?")).getByText("Hello there.").waitFor();
    backend.answer = (turn) => void turn.say("Half of");
    await (await ask(page, "Second?")).getByText("Half of").waitFor();
    const [first, second] = [await arrivedTurn(backend, 0), await arrivedTurn(backend, 1)];
    backend.conversation = {
      id: "conversation-1",
      turns: [
        {
          id: first.id,
          question: "First?",
          askedAt: "2026-11-20T10:00:00Z",
          state: "done",
          events: [
            { type: "delta", id: "a", text: "Hello again.", block: { index: 0, kind: "paragraph" }, citations: [] },
            { type: "done", outcome: "answered", offerContact: false, suggestions: [] },
          ],
        },
        { id: second.id, question: "Second?", askedAt: "2026-11-20T10:01:00Z", state: "running", events: [] },
      ],
    };
    await page.reload();
    const panel = await openPanel(page);
    await panel.getByText("Hello again.").waitFor();
    await panel.getByText("Half of").waitFor();
    expect(JSON.parse(lastRequest("POST /v1/widget/session").body).resume).toMatch(/^visitor-/);
    second.say("the answer.").done();
    await panel.getByText("the answer.").waitFor();
    backend.answer = (turn) => turn.say("Third.").done();
    await (await ask(page, "Third?")).getByText("Third.").waitFor();
    expect(JSON.parse(lastRequest("POST /v1/widget/turns").body).conversationId).toBe("conversation-1");
  });

  it("can be left for a new one, and stays left", async () => {
    const page = await openShop(browser, backend);
    const panel = await ask(page, "First?");
    await panel.getByText("Hello there.").waitFor();
    await panel.getByRole("button", { name: "New conversation" }).click();
    expect(await panel.locator("section").count()).toBe(0);
    backend.conversation = {
      id: "conversation-1",
      turns: [{ id: "turn-1", question: "First?", askedAt: "2026-11-20T10:00:00Z", state: "done", events: [] }],
    };
    await page.reload();
    const again = await ask(page, "Second?");
    await again.getByText("Hello there.").waitFor();
    expect(await again.locator("section").count()).toBe(1);
    expect(JSON.parse(lastRequest("POST /v1/widget/turns").body).conversationId).toBeNull();
  });

  it("keeps the newest question in sight, and does not pull back a reader who scrolled away", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.say("A long sentence. ".repeat(80)).done();
    const panel = await ask(page, "First?");
    await panel.getByText("A long sentence.").waitFor();
    backend.answer = (turn) => void turn.say("Start.");
    await ask(page, "Second?");
    await panel.getByText("Start.").waitFor();
    const question = panel.locator(".question").last();
    const log = panel.getByRole("log");
    const top = async (): Promise<number> =>
      ((await question.boundingBox())?.y ?? 0) - ((await log.boundingBox())?.y ?? 0);
    expect(await top()).toBeGreaterThanOrEqual(0);
    const turn = await arrivedTurn(backend, 1);
    turn.say("More of it. ".repeat(200));
    await panel.getByText("More of it.").waitFor();
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(40);
    await log.evaluate((element) => element.scrollTo(0, 0));
    turn.say("Last words.").done();
    await panel.getByText("Last words.").waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(0);
    expect(await dialog(page).getByRole("button", { name: "Send" }).isVisible()).toBe(true);
  });
});
