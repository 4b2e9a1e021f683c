import { describe, expect, it } from "vitest";
import type { OwnPassage } from "./calibration-queries.ts";
import { makeOwnQuestions } from "./own-questions.ts";

const passage = (part: Partial<OwnPassage>): OwnPassage => ({
  document_number: 1,
  external_id: "one",
  kind: "page",
  title: "Returns",
  headings: [],
  text: "",
  language: "en",
  ...part,
});

describe("[E4] questions made from a tenant's own pages", () => {
  it("are the typed question and the heading that asks, as they are", () => {
    const made = makeOwnQuestions([
      passage({ kind: "qa", title: "Do you repair zips?", text: "Yes." }),
      passage({ headings: ["Service", "May I bring my dog?"], text: "Yes, on a leash." }),
    ]);
    expect(made.map(({ question }) => question)).toEqual(["Do you repair zips?", "May I bring my dog?"]);
  });

  it("have some of a sentence's telling words and not all of them", () => {
    const text = "Unworn footwear travels home without charge inside its original undamaged cardboard packaging.";
    const [made] = makeOwnQuestions([passage({ text })]);
    const words = (made?.question ?? "").split(" ");
    expect(words[0]).toBe("Returns");
    expect(words.slice(1).every((word) => text.includes(word))).toBe(true);
    expect(words.length).toBeLessThan(text.split(" ").length / 1.5);
  });

  it("are not made where there is too little to ask about", () => {
    expect(makeOwnQuestions([passage({ text: "Yes." })])).toEqual([]);
  });
});
