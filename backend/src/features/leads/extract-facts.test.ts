import { describe, expect, it } from "vitest";
import { extractFacts } from "./extract-facts.ts";

/** A Wednesday. */
const now = new Date("2026-11-18T10:00:00Z");
const read = (text: string, language = "en") => extractFacts({ text, language, currency: "EUR", now });

describe("[F2] facts of a message", () => {
  it.each([
    ["write to anna.meier+shop@mail.example please", "anna.meier+shop@mail.example"],
    ["E-Mail: günther@müller.example.", "günther@müller.example"],
    ["I am @anna on social media", null],
    ["price@ 20", null],
  ])("finds the e-mail address in “%s”", (text, email) => {
    expect(read(text).person.email).toBe(email);
  });

  it.each([
    ["call me at +49 (30) 1234-5678", "+493012345678"],
    ["Tel. 0043 660 1234567", "+436601234567"],
    ["my number is 555 123 4567", "5551234567"],
    ["order number 10004711", null],
    ["I need it by 24.12.2026", null],
    ["the EAN 4006381333931 please", null],
    ["is it 120 x 60 cm?", null],
  ])("finds the telephone number in “%s”", (text, phone) => {
    expect(read(text).person.phone).toBe(phone);
  });

  it.each([
    ["Hi, my name is Anna van der Berg, where is it?", "Anna van der Berg"],
    ["Ich heiße Jürgen Groß und suche ein Zelt", "Jürgen Groß"],
    ["Je m'appelle Chloé", "Chloé"],
    ["Me llamo María José", "María José"],
    ["اسمي أحمد", "أحمد"],
    ["The North Face jacket in Large", null],
    ["my name is not important", null],
  ])("finds the name in “%s”", (text, name) => {
    expect(read(text).person.name).toBe(name);
  });

  it.each([
    ["I need 40 pieces", 40],
    ["We want to order 12 of these", 12],
    ["Ich brauche 25 Stück", 25],
    ["je voudrais 3 tentes", 3],
    ["2 x the blue one", 2],
    ["Necesito 6 unidades", 6],
    ["I need a 40 cm shelf", null],
    ["I want it for 30 €", null],
    ["is the 2024 model better?", null],
  ])("finds the quantity in “%s”", (text, quantity) => {
    expect(read(text).quantity).toBe(quantity);
  });

  it.each([
    ["my budget is 500", { minor: 50_000, currency: "EUR" }],
    ["something under $1,200.50", { minor: 120_050, currency: "USD" }],
    ["bis zu 80 Euro", { minor: 8_000, currency: "EUR" }],
    ["moins de 150 €", { minor: 15_000, currency: "EUR" }],
    ["hasta 60,50 €", { minor: 6_050, currency: "EUR" }],
    ["al massimo 99 €", { minor: 9_900, currency: "EUR" }],
    ["it costs 80 €", null],
    ["up to 3 persons", null],
  ])("finds the budget in “%s”", (text, budget) => {
    expect(read(text).budget).toEqual(budget);
  });

  it.each([
    ["I need it by Friday", "en", "2026-11-20"],
    ["can it be here tomorrow?", "en", "2026-11-19"],
    ["before December 24", "en", "2026-12-24"],
    ["until 3 February please", "en", "2027-02-03"],
    ["bis zum 24. Dezember", "de", "2026-12-24"],
    ["Ich brauche es bis Freitag", "de", "2026-11-20"],
    ["bis 05.12.", "de", "2026-12-05"],
    ["avant le 12 décembre", "fr", "2026-12-12"],
    ["antes del 6 de enero", "es", "2027-01-06"],
    ["entro venerdì", "it", "2026-11-20"],
    ["before 2026-12-01", "en", "2026-12-01"],
    ["by 31/02", "en", null],
    ["on Fridays we are closed", "en", null],
    ["the best tent by far", "en", null],
  ])("finds the deadline in “%s”", (text, language, deadline) => {
    expect(read(text, language).deadline).toBe(deadline);
  });

  it("finds nothing in a plain question", () => {
    expect(read("Do you have the blue tent for two?")).toEqual({
      person: { name: null, email: null, phone: null },
      quantity: null,
      budget: null,
      deadline: null,
    });
  });
});
