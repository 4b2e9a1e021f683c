import { describe, expect, it } from "vitest";
import type { Locator } from "playwright-core";
import { ask, openPanel, openShop } from "./browser.ts";
import { reply } from "./fake-backend.ts";
import { setStage } from "./stage.ts";

const { browser, backend } = await setStage();

const contacts = () => backend.seen.filter(({ line }) => line === "POST /v1/widget/contact");
const keys = (): unknown[] => contacts().map(({ headers }) => headers["idempotency-key"]);

async function fillIn(panel: Locator, message = "Do you sell gift cards?"): Promise<void> {
  await panel.getByLabel("E-mail").fill(" ada@example.com ");
  await panel.getByLabel("Message").fill(message);
}

async function send(panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Send message" }).click();
}

describe("[L1] talking to a person", () => {
  it("is always one press away, and sends the message with the conversation", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.say("I do not know.").done({ outcome: "unknown", offerContact: true });
    const panel = await ask(page, "Do you engrave?");
    await panel.locator("section").getByRole("button", { name: "Talk to a person" }).click();
    expect(await panel.getByLabel("Message").inputValue()).toBe("Do you engrave?");
    await panel.getByLabel("Name (optional)").fill("Ada");
    await fillIn(panel);
    await send(panel);
    await panel.getByText("Thank you! Your message has been sent.").waitFor();
    expect(JSON.parse(contacts()[0]?.body ?? "{}")).toEqual({
      conversationId: "conversation-1",
      name: "Ada",
      email: "ada@example.com",
      message: "Do you sell gift cards?",
      fields: {},
    });
    expect(keys()[0]).toMatch(/.{16}/);
    await panel.getByRole("button", { name: "Back to chat" }).click();
    await panel.getByText("I do not know.").waitFor();
  });

  it("needs no conversation, and no name", async () => {
    const page = await openShop(browser, backend);
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await fillIn(panel);
    await send(panel);
    await panel.getByText("Your message has been sent.").waitFor();
    expect(JSON.parse(contacts()[0]?.body ?? "{}")).toMatchObject({ conversationId: null, name: null });
  });

  it("sends nothing without an address and a message", async () => {
    const page = await openShop(browser, backend);
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await send(panel);
    await panel.getByLabel("E-mail").fill("not an address");
    await panel.getByLabel("Message").fill("Hello");
    await send(panel);
    expect(await panel.getByLabel("E-mail").evaluate((field: HTMLInputElement) => field.matches(":invalid"))).toBe(
      true,
    );
    expect(backend.count("POST /v1/widget/session")).toBe(0);
  });

  it("says when the message was not sent, and sends it again under the same key while it is the same", async () => {
    const page = await openShop(browser, backend);
    backend.intercept = (line, response) => {
      if (line === "POST /v1/widget/contact") reply(response, { code: "unavailable" }, 503);
      return line === "POST /v1/widget/contact";
    };
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await fillIn(panel);
    await send(panel);
    await panel.getByRole("alert").getByText("The message could not be sent.").waitFor();
    await send(panel);
    await expect.poll(() => contacts().length).toBe(2);
    await fillIn(panel, "Another message");
    backend.intercept = () => false;
    await send(panel);
    await panel.getByText("Your message has been sent.").waitFor();
    const [first, second, third] = keys();
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("says when the message was not accepted, and keeps what was written", async () => {
    const page = await openShop(browser, backend);
    backend.intercept = (line, response) => {
      if (line === "POST /v1/widget/contact") reply(response, { code: "invalid" }, 422);
      return line === "POST /v1/widget/contact";
    };
    const panel = await openPanel(page);
    await panel.getByRole("button", { name: "Talk to a person" }).click();
    await fillIn(panel, "Kept");
    await send(panel);
    await panel.getByRole("alert").getByText("The message was not accepted.").waitFor();
    expect(await panel.getByLabel("Message").inputValue()).toBe("Kept");
  });

  it("is what is left when the merchant has switched the agent off, without a word about AI", async () => {
    const page = await openShop(browser, backend);
    backend.config = { ...backend.config, enabled: false };
    await page.reload();
    const panel = await openPanel(page);
    await fillIn(panel);
    expect(await panel.getByText(/\bAI\b/).count()).toBe(0);
    expect(await panel.getByRole("button", { name: "Back to chat" }).count()).toBe(0);
    await send(panel);
    await panel.getByText("Your message has been sent.").waitFor();
    expect(backend.turns).toEqual([]);
  });

  it("works while no question is answered", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.fail(false);
    const panel = await ask(page, "Hello?");
    await panel.locator("section").getByRole("button", { name: "Talk to a person" }).click();
    await fillIn(panel);
    await send(panel);
    await panel.getByText("Your message has been sent.").waitFor();
  });
});
