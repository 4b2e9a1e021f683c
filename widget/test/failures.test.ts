import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { ask, dialog, launcher, openPanel, openShop } from "./browser.ts";
import { reply } from "./fake-backend.ts";
import { arrivedTurn, setStage } from "./stage.ts";

const { browser, backend } = await setStage();

const keys = (): unknown[] =>
  backend.seen.filter(({ line }) => line === "POST /v1/widget/turns").map(({ headers }) => headers["idempotency-key"]);
const answerText = (page: Page): Promise<string> => dialog(page).locator("section .bubble").innerText();

describe("[A2] a connection that breaks", () => {
  it("is resumed behind the last event, and nothing is shown twice", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => void turn.say("One.").say("Two.");
    const panel = await ask(page, "Count?");
    await panel.getByText("Two.").waitFor();
    const turn = await arrivedTurn(backend);
    turn.cut();
    await panel.locator("section").getByText("Connection lost. Reconnecting…").waitFor();
    await expect.poll(() => turn.connections).toBe(2);
    turn.repeat().say("Three.").done();
    await panel.getByText("Three.").waitFor();
    expect((await answerText(page)).trim()).toBe("One. Two. Three.");
    const resumed = backend.seen.find(({ line }) => line === "GET /v1/widget/turns/turn-1/events");
    expect(resumed?.headers["last-event-id"]).toBe("2");
    expect(await panel.getByText("Reconnecting").count()).toBe(0);
  });

  it("before the turn has a name is asked again under the same key, with the same words", async () => {
    const page = await openShop(browser, backend);
    let attempts = 0;
    backend.intercept = (line, response) => {
      if (line !== "POST /v1/widget/turns" || ++attempts > 2) return false;
      if (attempts === 1) response.destroy();
      else reply(response, { code: "busy" }, 503);
      return true;
    };
    const panel = await ask(page, "Anyone?");
    await panel.getByText("Hello there.").waitFor();
    expect(new Set(keys()).size).toBe(1);
    expect(keys()).toHaveLength(3);
    const bodies = backend.seen.filter(({ line }) => line === "POST /v1/widget/turns").map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
  });

  it("in silence is noticed after forty seconds", async () => {
    const page = await openShop(browser, backend);
    await page.clock.install();
    backend.answer = (turn) => void turn.say("One.");
    const panel = await ask(page, "Hello?");
    await panel.getByText("One.").waitFor();
    await page.clock.fastForward(39_000);
    const turn = await arrivedTurn(backend);
    expect(turn.connections).toBe(1);
    await page.clock.fastForward(2_000);
    await panel.getByText("Reconnecting").first().waitFor();
    await page.clock.fastForward(1_000);
    await expect.poll(() => turn.connections).toBe(2);
    turn.say("Two.").done();
    await panel.getByText("Two.").waitFor();
  });

  it("for good is said in words, and trying again uses the same key", async () => {
    const page = await openShop(browser, backend);
    await page.clock.install();
    backend.intercept = (line, response) => {
      if (line === "POST /v1/widget/turns") reply(response, { code: "unavailable" }, 503);
      return line === "POST /v1/widget/turns";
    };
    const panel = await ask(page, "Anyone?");
    const failure = panel.getByText("Something went wrong. Your question was not answered.");
    const waitOn = async (): Promise<number> => {
      await page.clock.fastForward(1_000);
      return failure.count();
    };
    await expect.poll(waitOn, { timeout: 20_000, interval: 100 }).toBe(1);
    expect(keys()).toHaveLength(6);
    backend.intercept = () => false;
    await panel.getByRole("button", { name: "Try again" }).click();
    await panel.getByText("Hello there.").waitFor();
    expect(new Set(keys()).size).toBe(1);
    expect(await panel.getByText("Something went wrong").count()).toBe(0);
  });

  it("because the visitor is offline says so, and goes on when the network is back", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => void turn.say("One.");
    const panel = await ask(page, "Hello?");
    await panel.getByText("One.").waitFor();
    await page.context().setOffline(true);
    await panel.getByText("You are offline.").first().waitFor();
    const turn = await arrivedTurn(backend);
    turn.cut();
    await panel.getByText("Reconnecting").first().waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => turn.connections).toBe(2);
    turn.say("Two.").done();
    await panel.getByText("Two.").waitFor();
    expect(await panel.getByText("You are offline.").count()).toBe(0);
  });
});

describe("[A2] a backend that fails", () => {
  it("may send malformed and repeated events without harm", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => {
      turn.emitData("{broken").emitData("null").emitData("[]").say("One.").repeat();
      turn.write(": heartbeat\n\n").write("event: x\nretry: 5\n\n").say("Two.").done();
    };
    const panel = await ask(page, "Hello?");
    await panel.getByText("Two.").waitFor();
    expect((await answerText(page)).trim()).toBe("One. Two.");
  });

  it("is asked again under a new key, as it would only repeat itself under the old", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.fail();
    const panel = await ask(page, "Hello?");
    await panel.getByText("Something went wrong.").waitFor();
    backend.answer = (turn) => turn.say("At last.").done();
    await panel.getByRole("button", { name: "Try again" }).click();
    await panel.getByText("At last.").waitFor();
    expect(new Set(keys()).size).toBe(2);
    expect(await panel.locator("section").count()).toBe(1);
  });

  it("still busy with the last question is waited for, without talk of a lost connection", async () => {
    const page = await openShop(browser, backend);
    let attempts = 0;
    backend.intercept = (line, response) => {
      const isBusy = line === "POST /v1/widget/turns" && ++attempts < 3;
      if (isBusy) reply(response, { code: "turn_running" }, 409);
      return isBusy;
    };
    const panel = await ask(page, "Hello?");
    await expect.poll(() => attempts).toBe(2);
    expect(await panel.getByText("Reconnecting").count()).toBe(0);
    await panel.getByText("Hello there.").waitFor();
    expect(new Set(keys()).size).toBe(1);
  });

  it("is not asked again where it said that this is no use; a person is offered instead", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => turn.fail(false);
    const panel = await ask(page, "Hello?");
    await panel.getByText("Something went wrong.").waitFor();
    expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(0);
    expect(await panel.locator("section").getByRole("button", { name: "Talk to a person" }).count()).toBe(1);
  });
});

describe("[A2] a backend that refuses", () => {
  it("the storefront is said plainly", async () => {
    const page = await openShop(browser, backend);
    backend.intercept = (line, response) => {
      if (line === "POST /v1/widget/session") reply(response, { code: "origin_not_allowed" }, 403);
      return line === "POST /v1/widget/session";
    };
    const panel = await ask(page, "Hello?");
    await panel.getByText("The assistant is not available here at the moment.").waitFor();
    expect(backend.count("POST /v1/widget/session")).toBe(1);
  });

  it("so many messages says how long to wait, and trying again waits as well", async () => {
    const page = await openShop(browser, backend);
    await page.clock.install();
    backend.intercept = (line, response) => {
      if (line !== "POST /v1/widget/turns") return false;
      response.setHeader("retry-after", "20");
      reply(response, { code: "rate_limited" }, 429);
      return true;
    };
    const panel = await ask(page, "Hello?");
    await panel.getByText("Too many messages. Please wait 20 seconds.").waitFor();
    const retry = panel.getByRole("button", { name: "Try again" });
    expect(await retry.isDisabled()).toBe(true);
    backend.intercept = () => false;
    await page.clock.fastForward(20_500);
    await retry.click();
    await panel.getByText("Hello there.").waitFor();
    expect(new Set(keys()).size).toBe(1);
  });

  it("an old token is given it for a new one, once", async () => {
    const page = await openShop(browser, backend);
    const panel = await ask(page, "First?");
    await panel.getByText("Hello there.").waitFor();
    const [old] = backend.tokens;
    backend.tokens.clear();
    await ask(page, "Second?");
    await panel.getByText("Hello there.").nth(1).waitFor();
    const sessions = backend.seen.filter(({ line }) => line === "POST /v1/widget/session");
    expect(sessions.map(({ body }) => JSON.parse(body).resume)).toEqual([null, old?.replace("Bearer ", "")]);
    expect(new Set(keys().slice(1)).size).toBe(1);
  });

  it("a visitor it no longer knows gets a new one", async () => {
    const page = await openShop(browser, backend);
    await page.evaluate(() => localStorage.setItem("netvexa:pk_test", '{"token":"ancient"}'));
    backend.intercept = (line, response) => {
      const isResumed = backend.seen.at(-1)?.body.includes("ancient") ?? false;
      if (line === "POST /v1/widget/session" && isResumed) reply(response, { code: "unauthorized" }, 401);
      return line === "POST /v1/widget/session" && isResumed;
    };
    await page.reload();
    const panel = await ask(page, "Hello?");
    await panel.getByText("Hello there.").waitFor();
    expect(await page.evaluate(() => localStorage.getItem("netvexa:pk_test"))).not.toContain("ancient");
  });

  it("a conversation that is gone answers in a new one", async () => {
    const page = await openShop(browser, backend);
    const panel = await ask(page, "First?");
    await panel.getByText("Hello there.").waitFor();
    backend.intercept = (line, response) => {
      const isGone = line === "POST /v1/widget/turns" && backend.seen.at(-1)?.body.includes("conversation-1") === true;
      if (isGone) reply(response, { code: "not_found" }, 404);
      return isGone;
    };
    await ask(page, "Second?");
    await panel.getByText("Hello there.").nth(1).waitFor();
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(3);
  });
});

describe("[A2] stopping an answer", () => {
  it("ends it at once on the screen and at the backend, and lets the visitor ask again", async () => {
    const page = await openShop(browser, backend);
    backend.answer = (turn) => void turn.say("A long");
    const panel = await ask(page, "Tell me everything?");
    await panel.getByText("A long").waitFor();
    await panel.getByRole("button", { name: "Stop answering" }).click();
    await panel.getByText("Answer stopped.").waitFor();
    await expect.poll(() => backend.turns[0]?.isAborted).toBe(true);
    backend.answer = (turn) => turn.say("Short.").done();
    await ask(page, "Something short?");
    await panel.getByText("Short.").waitFor();
    expect(await panel.getByText("A long").count()).toBe(1);
  });

  it("before the turn has a name ends it at the backend once it has one", async () => {
    const page = await openShop(browser, backend);
    let release: (() => void) | undefined;
    backend.intercept = (line, response) => {
      if (line !== "POST /v1/widget/turns" || release) return false;
      response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      release = () => response.write('id: 0\ndata: {"type":"started","turnId":"turn-x","conversationId":"c"}\n\n');
      return true;
    };
    const panel = await ask(page, "Hello?");
    await panel.getByRole("button", { name: "Stop answering" }).click();
    await panel.getByText("Answer stopped.").waitFor();
    expect(backend.count("DELETE /v1/widget/turns/turn-x")).toBe(0);
    await expect.poll(() => release !== undefined).toBe(true);
    release?.();
    await expect.poll(() => backend.count("DELETE /v1/widget/turns/turn-x")).toBe(1);
  });
});

describe("[A1] loading", () => {
  it("that fails is announced, and works at the next press", async () => {
    const page = await openShop(browser, backend);
    backend.intercept = (line, response) => line === "GET /panel.js" && Boolean(response.destroy());
    await launcher(page).click();
    await page.getByRole("alert").getByText("Chat could not load. Try again.").waitFor();
    backend.intercept = () => false;
    await openPanel(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("does without a language that does not come, and without the merchant's settings", async () => {
    const page = await openShop(browser, backend, { language: "fr" });
    backend.intercept = (line, response) => {
      const isLost = line === "GET /locale-fr.js" || line === "GET /v1/widget/config";
      if (isLost) response.destroy();
      return isLost;
    };
    await page.reload();
    const panel = await ask(page, "Bonjour?");
    await panel.getByText("Hello there.").waitFor();
    expect(await panel.getByRole("heading", { level: 2 }).innerText()).toBe("AI assistant");
  });
});
