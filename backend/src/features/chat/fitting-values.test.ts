import { describe, expect, it } from "vitest";
import { fitsDates, fitsRow, readStatedValues } from "./fitting-values.ts";
import { readFigures } from "./read-figures.ts";

const row = (text: string) => ({ text, language: "en" });
const M = row("Size: M; Chest: 94–101; Waist: 78–85");

describe("[E1] a size that a question states", () => {
  it("stands in the row whose range holds it, in the column that was named, and in no other", () => {
    const stated = readStatedValues("My chest measures 97 cm, which size?", "en");
    expect(fitsRow(stated, M, ["chest", "size"])).toBe(true);
    expect(fitsRow(stated, row("Size: L; Chest: 102–109; Waist: 86–94"), ["chest", "size"])).toBe(false);
    expect(fitsRow(stated, row("Size: XL; Chest: 110–118; Hip: 90–98"), ["chest"])).toBe(false);
  });

  it("is no matter where no column was named, the row has none, or none was stated", () => {
    const stated = readStatedValues("My chest measures 97 cm, which size?", "en");
    expect(fitsRow(stated, M, ["collar"])).toBeNull();
    expect(fitsRow(stated, row("Day: Monday; Opening hours: closed"), ["day"])).toBeNull();
    expect(fitsRow(stated, row("All measurements are those of your body."), ["measur"])).toBeNull();
    expect(fitsRow(readStatedValues("Which chest size?", "en"), M, ["chest"])).toBeNull();
  });

  it("is found in columns of single numbers and by the first part of a compound", () => {
    const foot = readStatedValues("Meine Fußlänge ist 24 cm", "de");
    expect(fitsRow(foot, { text: "EU-Größe: 38; Fußlänge: 24,0", language: "de" }, ["fusslang"])).toBe(true);
    const chest = readStatedValues("Mein Brustumfang ist 105 cm", "de");
    const rows = { text: "Größe: L; Brust: 102–109", language: "de" };
    expect(fitsRow(chest, rows, ["brustumfang"])).toBe(true);
  });
});

describe("[E1] a day that a question states", () => {
  const rule = readFigures("Orders placed from 15 November to 24 December 2026 can be returned.", "en").figures;

  it("lies between the days of a rule, with or without its year", () => {
    expect(fitsDates(readStatedValues("I bought it on 20 November", "en"), rule)).toBe(true);
    expect(fitsDates(readStatedValues("bought on 3 December 2026", "en"), rule)).toBe(true);
    expect(fitsDates(readStatedValues("am 24. Dezember gekauft", "de"), rule)).toBe(true);
  });

  it("does not where it is before, after, or of another year, or where the rule names no two days", () => {
    expect(fitsDates(readStatedValues("bought on 14 November", "en"), rule)).toBe(false);
    expect(fitsDates(readStatedValues("bought on 25 December 2026", "en"), rule)).toBe(false);
    expect(fitsDates(readStatedValues("bought on 20 November 2025", "en"), rule)).toBe(false);
    const one = readFigures("A card can be used until 31 December 2029.", "en").figures;
    expect(fitsDates(readStatedValues("bought on 20 November", "en"), one)).toBe(false);
  });
});
