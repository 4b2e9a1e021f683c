import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldIndex } from "#features/retrieval";
import { getAnswerThreshold, setAnswerThreshold } from "./answer-threshold.ts";
import { calibrateAnswers } from "./calibrate-answers.ts";
import { findEvidence } from "./find-evidence.ts";
import { listUnanswered } from "./list-unanswered.ts";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await foldIndex(shop.owner, new AbortController().signal);
});
afterAll(() => shop.close());

describe("[E4] how sure an agent must be", () => {
  it("is the general threshold until the tenant's own pages were asked", async () => {
    const found = await getAnswerThreshold(shop.owner);
    expect(found).toMatchObject({ chosenBy: "default", questions: 0, effect: null, effects: [] });
  });

  it("is found from the tenant's own pages, with and without them, and its effect told in numbers", async () => {
    const questions = await calibrateAnswers(shop.owner);
    const found = await getAnswerThreshold(shop.owner);
    expect(questions).toBeGreaterThan(0);
    expect(found).toMatchObject({ chosenBy: "calibration", questions });
    expect(found.effect?.answered).toBeGreaterThan(0.5);
    const answered = found.effects.map((effect) => effect.answered);
    expect(answered).toEqual(answered.toSorted((one, other) => other - one));
    const refused = found.effects.map((effect) => effect.refused);
    expect(refused).toEqual(refused.toSorted((one, other) => one - other));
  });

  it("is the merchant's to move, stays so when calibrated anew, and is followed by the next answer", async () => {
    const question = "How long can I return something?";
    expect((await ask(shop.visitor(), { question })).outcome).toBe("answered");
    await setAnswerThreshold(shop.owner, { threshold: 1 });
    await calibrateAnswers(shop.owner);
    expect(await getAnswerThreshold(shop.owner)).toMatchObject({ threshold: 1, chosenBy: "merchant" });
    expect((await ask(shop.visitor(), { question })).outcome).toBe("unknown");
    const left = await setAnswerThreshold(shop.owner, { threshold: null });
    expect(left.chosenBy).toBe("calibration");
    expect((await ask(shop.visitor(), { question })).outcome).toBe("answered");
  });
});

describe("[E5] evidence for an answer", () => {
  it("is searched without the documents that are left out", async () => {
    const question = "Do you repair zips?";
    const [best] = (await findEvidence(shop.owner, { question })).sentences;
    const exclude = { externalIds: [best?.externalId ?? ""] };
    const without = await findEvidence(shop.owner, { question, exclude });
    expect(without.sentences.map(({ externalId }) => externalId)).not.toContain(best?.externalId);
    expect(without.confidence).toBeLessThan((await findEvidence(shop.owner, { question })).confidence);
  });

  it("is of one page alone where one is named, whatever the words", async () => {
    const question = "Do you repair zips?";
    const [best] = (await findEvidence(shop.owner, { question })).sentences;
    const { sentences } = await findEvidence(shop.owner, { question: "xyzzy", withinUrl: best?.url ?? "" });
    expect(sentences.length).toBeGreaterThan(0);
    expect(new Set(sentences.map(({ url }) => url))).toEqual(new Set([best?.url]));
  });
});

describe("[E4] what was not answered", () => {
  it("is listed with counts, wordings of one meaning together", async () => {
    for (const question of ["Do you sell kayaks?", "do you sell a kayak", "Do you sell trampolines?"])
      expect((await ask(shop.visitor(), { question })).outcome).toBe("unknown");
    const { questions } = await listUnanswered(shop.owner, { limit: 10 });
    const kayaks = questions.find(({ wordings }) => wordings.includes("Do you sell kayaks?"));
    expect(kayaks).toMatchObject({ count: 2, visitors: 2, language: "en" });
    expect(kayaks?.wordings).toEqual(["do you sell a kayak", "Do you sell kayaks?"]);
    expect(questions.some(({ question }) => question === "Do you sell trampolines?")).toBe(true);
  });

  it("is nothing before a time at which nothing was asked yet", async () => {
    const { questions } = await listUnanswered(shop.owner, { from: "2999-01-01T00:00:00.000Z", limit: 10 });
    expect(questions).toEqual([]);
  });
});

describe("[E5] a citation", () => {
  it("leads to the quoted sentence and says when it was read", async () => {
    const { events } = await ask(shop.visitor(), { question: "How long can I return something?" });
    const cited = events.flatMap((event) => (event.type === "citation" ? [event.citation] : []));
    expect(cited[0]?.url).toContain("#:~:text=");
    expect(Date.parse(cited[0]?.readAt ?? "")).not.toBeNaN();
  });
});
