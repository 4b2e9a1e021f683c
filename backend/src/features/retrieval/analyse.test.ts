import { describe, expect, it } from "vitest";
import { analyse, countTerms } from "./analyse.ts";
import { stemmedLanguages } from "./stem-word.ts";
import { stopWordsOf } from "./stop-words.ts";

describe("[E2] analyse", () => {
  it.each([
    ["en", "running shoes", "run shoe"],
    ["de", "die roten Häuser", "rot Haus"],
    ["fr", "les téléphones", "telephone"],
    ["es", "zapatillas rojas", "zapatilla roja"],
    ["it", "scarpe rosse", "scarpa rossa"],
    ["pt", "camisetas azuis", "camiseta azul"],
    ["nl", "rode schoenen", "rode schoen"],
    ["sv", "bilarna", "bilar"],
  ])("brings inflected words of %s together", (language, one, other) => {
    const [common] = analyse(one, language).filter((term) => analyse(other, language).includes(term));
    expect(common).toBeDefined();
  });

  it("has stop words and a stemmer for the same languages", () => {
    for (const language of stemmedLanguages) expect(stopWordsOf(language).size).toBeGreaterThan(80);
  });

  it("folds case, accents and compatibility forms", () => {
    expect(analyse("CAFÉ ﬁne Größe", "xx")).toEqual(["cafe", "fine", "grosse"]);
  });

  it("does not read a trademark sign as letters", () => {
    expect(analyse("Core™2 Intel®", "en")).toEqual(["core", "2", "intel"]);
  });

  it("finds a part number as a whole and by its parts", () => {
    expect(analyse("dv7-1211ea", "en")).toEqual(["dv71211ea", "dv7", "1211ea"]);
    expect(analyse("iphone15", "en")).toEqual(analyse("iPhone 15", "en").concat().toSpliced(0, 0, "iphone15"));
  });

  it.each([
    ["2 l", "2l"],
    ["2 L", "2 litres"],
    ["10mm", "10 mm"],
    ['17"', "17 inch"],
    ["17-inch", "17 Zoll"],
    ["1,5 kg", "1.5kg"],
    ["1920 x 1080", "1920x1080"],
    ["43.20 cm", "43.2cm"],
  ])("writes %s and %s alike", (one, other) => {
    expect(analyse(one, "en")).toEqual(analyse(other, "en"));
  });

  it("reads thousands as the language writes them", () => {
    expect(analyse("1,440", "en")).toEqual(["1440"]);
    expect(analyse("1.440,50", "de")).toEqual(["1440.5"]);
  });

  it("leaves a preposition behind a number a preposition", () => {
    expect(analyse("2 in stock", "en")).toEqual(["2", "stock"]);
  });

  it("parts the article from the noun where they are written together", () => {
    expect(analyse("l'huile d’olive", "fr")).toEqual(analyse("huile olive", "fr"));
  });

  it.each([
    ["ja", "防水スマートフォンケース", "スマートフォン"],
    ["zh", "无线蓝牙耳机", "蓝牙耳机"],
    ["th", "กระเป๋าเป้สีดำ", "กระเป๋า"],
  ])("finds words in text without spaces (%s)", (language, text, word) => {
    const terms = new Set(analyse(text, language));
    expect(analyse(word, language).some((term) => terms.has(term))).toBe(true);
    expect(terms.size).toBeGreaterThan(1);
  });

  it("is the same each time", () => {
    const text = "The Wi-Fi 6E router (dv7-1211ea), 2 l, 防水";
    expect(analyse(text, "en")).toEqual(analyse(text, "en"));
  });
});

describe("[E2] countTerms", () => {
  it("counts by field and measures each field in words", () => {
    const counts = countTerms(
      { title: "Red shoes", meta: "", body: "Shoes, the red ones: shoes", attributes: "" },
      "en",
    );
    expect(counts.frequencies.get("shoe")).toEqual([1, 0, 2, 0]);
    expect(counts.lengths).toEqual([2, 0, 4, 0]);
    expect(counts.words.get("shoes")).toBe("shoe");
  });
});
