import { describe, expect, it } from "vitest";
import { calibrateThreshold } from "./calibrate-threshold.ts";
import { judgeMessage } from "./intent-model.ts";
import { findNearest } from "./linear-model.ts";
import { packModel, unpackModel } from "./pack-model.ts";
import { trainModel, type LabelledUtterance } from "./train-model.ts";

const phrases: Record<string, string[]> = {
  engraving: ["engrave", "an engraving", "have a name engraved", "engraved initials", "put a text on the ring"],
  repair: ["repair", "have it mended", "fix a broken clasp", "a repair", "mend my bracelet"],
  gift_wrap: ["gift wrap", "wrap it as a present", "gift paper", "wrapped nicely", "a present box"],
  appointment: ["an appointment", "book a visit", "come in for a meeting", "reserve a time slot", "meet a goldsmith"],
};
const frames = ["can you do # please", "i would like #", "how much for #", "is # possible", "do you offer #"];

const examples: LabelledUtterance[] = Object.entries(phrases).flatMap(([intent, words]) =>
  words.flatMap((word) => frames.map((frame) => ({ text: frame.replace("#", word), language: "en", intent }))),
);

describe("[F2] a model of a shop's own intents", () => {
  it("finds the intent of messages that it was not trained on", async () => {
    const model = await trainModel(examples);
    const nearest = (text: string) => findNearest(model, { text, language: "en" })?.intent;
    expect(nearest("could the ring be engraved with our names")).toBe("engraving");
    expect(nearest("the clasp broke, who mends it")).toBe("repair");
    expect(nearest("wrapping as a gift?")).toBe("gift_wrap");
    expect(nearest("when can i visit a goldsmith")).toBe("appointment");
  });

  it("takes what nothing speaks for as none of the intents, without one example of it", async () => {
    const curve = await calibrateThreshold(examples);
    const model = { version: "", linear: await trainModel(examples), curve };
    for (const text of ["why is the sky blue", "lkjh", "tell me a joke about cats", "42"]) {
      expect(judgeMessage(model, { text, language: "en" })?.accepted, text).toBe(false);
    }
    expect(judgeMessage(model, { text: "can you do an engraving please", language: "en" })?.accepted).toBe(true);
  });

  it("does not take every message for one of two intents that were just taught", async () => {
    const few = examples.filter(({ intent, text }) => /engraving|repair/.test(intent ?? "") && text.startsWith("is "));
    const model = { version: "", linear: await trainModel(few), curve: await calibrateThreshold(few) };
    for (const text of ["do you sell umbrellas", "hello there", "my parcel never came", "qwertz"]) {
      expect(judgeMessage(model, { text, language: "en" })?.accepted, text).toBe(false);
    }
    expect(judgeMessage(model, { text: "i want it engraved with initials", language: "en" })?.closest).toBe(
      "engraving",
    );
    expect(judgeMessage(model, { text: "is an engraving possible here", language: "en" })?.accepted).toBe(true);
  });

  it("makes no intent of messages that have none, and counts them against all", async () => {
    const text = "how is the weather at your place";
    const withStranger = await trainModel([...examples, { text, language: "en", intent: null }]);
    expect(withStranger.intents).toEqual(Object.keys(phrases).toSorted());
    const before = findNearest(await trainModel(examples), { text, language: "en" })?.score ?? 0;
    expect(findNearest(withStranger, { text, language: "en" })?.score).toBeLessThan(before);
  });

  it("is the same for the same examples, and after it was packed and unpacked", async () => {
    const [one, other] = [await trainModel(examples), await trainModel(examples)];
    expect(packModel(one).equals(packModel(other))).toBe(true);
    const unpacked = unpackModel(packModel(one));
    for (const { text, language } of examples.slice(0, 20)) {
      expect(findNearest(unpacked, { text, language })).toEqual(findNearest(one, { text, language }));
    }
  });

  it("ends when it is told to", async () => {
    await expect(trainModel(examples, AbortSignal.abort(new Error("told to end")))).rejects.toThrow("told to end");
  });
});
