import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAmount, parseNumber } from "./parse-number.ts";
import { readFigures } from "./read-figures.ts";
import { spelledNumbers } from "./number-words.ts";
import { formatMoney } from "#features/commerce";

function read(text: string, language = "en"): string[] {
  return readFigures(text, language).figures.map(({ kind, values, unit }) =>
    [kind, values.join("|"), ...(unit === null ? [] : [unit])].join(":"),
  );
}

describe("[V1] money in a text", () => {
  it.each([
    ["€1,299.00", "en"],
    ["1.299,00 €", "de"],
    ["1299 EUR", "en"],
    ["EUR 1,299", "en"],
    ["1 299,00 €", "fr"],
    ["1\u00A0299,00\u00A0€", "fr"],
    ["1\u202F299,00 €", "fr"],
    ["1.299,– €", "de"],
    ["1.299,-- Euro", "de"],
    ["1'299.00 euros", "fr"],
    ["١٬٢٩٩٫٠٠ يورو", "ar"],
    ["１２９９ €", "en"],
    ["𝟏𝟐𝟗𝟗 €", "en"],
    ["१२९९ EUR", "hi"],
    ["1​2​9​9 €", "en"],
    ["1299-euro", "en"],
  ])("reads %s (%s) as 1299 euros", (text, language) => {
    expect(read(text, language)).toEqual(["money:1299:EUR"]);
  });

  it.each([
    ["twenty euros", "en", "20"],
    ["twenty-five euros", "en", "25"],
    ["a hundred and fifty euros", "en", "150"],
    ["two hundred euros", "en", "200"],
    ["fünfundzwanzig Euro", "de", "25"],
    ["zweihundertfünfzig Euro", "de", "250"],
    ["quatre-vingt-dix-neuf euros", "fr", "99"],
    ["soixante-douze euros", "fr", "72"],
    ["treinta y cinco euros", "es", "35"],
    ["veintidós euros", "es", "22"],
    ["ventuno euro", "it", "21"],
    ["trentotto euro", "it", "38"],
    ["vinte e cinco euros", "pt", "25"],
    ["vijfentwintig euro", "nl", "25"],
    ["tweeëntwintig euro", "nl", "22"],
    ["خمسة وعشرون يورو", "ar", "25"],
    ["a euro", "en", "1"],
    ["einen Euro", "de", "1"],
  ])("reads %s (%s) as a price of %s", (text, language, amount) => {
    expect(read(text, language)).toContain(`money:${amount}:EUR`);
  });

  it("reads a range as two prices and cents as part of a unit", () => {
    expect(read("from €20 to €30")).toEqual(["money:20:EUR", "money:30:EUR"]);
    expect(read("20–30 €")).toEqual(expect.arrayContaining(["money:20:EUR", "money:30:EUR"]));
    expect(read("50 cents")).toEqual(["money:0.5:?any"]);
    expect(read("2 grand")).toEqual(["money:2:?slang"]);
  });

  it("reads back every amount that the shop itself formats, in any of the languages", () => {
    const locale = fc.constantFrom("en", "de", "fr", "es", "it", "pt", "nl", "ar", "en-GB", "de-CH", "pt-BR", "ar-EG");
    const currency = fc.constantFrom("EUR", "USD", "GBP", "CHF", "PLN", "SEK");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), locale, currency, (minor, tag, code) => {
        const text = formatMoney(minor, code, tag);
        const [figure, ...more] = readFigures(text, tag.slice(0, 2)).figures;
        expect(more, text).toEqual([]);
        expect(figure?.kind, text).toBe("money");
        expect(figure?.values, text).toContain(String(minor / 100));
      }),
      { numRuns: 1500 },
    );
  });
});

describe("[V1] numbers", () => {
  it("take the language's decimal mark where three digits follow a single one", () => {
    expect(parseNumber("1.299", "en")).toEqual(["1.299"]);
    expect(parseNumber("1.299", "de")).toEqual(["1299"]);
    expect(parseNumber("1,299", "en")).toEqual(["1299"]);
    expect(parseNumber("1,299", "de")).toEqual(["1.299"]);
    expect(parseNumber("1.299", null)).toEqual(["1299", "1.299"]);
    expect(parseNumber("0.750", "de")).toEqual(["0.75"]);
    expect(parseNumber("1.5", "de")).toEqual(["1.5"]);
    expect(parseNumber("12.345.678", "en")).toEqual(["12345678"]);
    expect(parseAmount("1.299", "en")).toEqual(["1299"]);
  });

  it("are spelled out one way or another for every value from 0 to 99 in eight languages", () => {
    for (const language of ["en", "de", "fr", "es", "it", "pt", "nl", "ar"]) {
      const values = new Set(spelledNumbers(language)?.phrases.values());
      const missing = Array.from({ length: 100 }, (_, value) => value).filter((value) => !values.has(value));
      expect(missing, language).toEqual([]);
    }
  });
});

describe("[V1] other figures in a text", () => {
  it("reads percentages in signs and words", () => {
    expect(read("20% off, 15 percent, 10 per cent")).toEqual(
      expect.arrayContaining(["percent:20", "percent:15", "percent:10"]),
    );
    expect(read("fünfzig Prozent", "de")).toEqual(["percent:50"]);
    expect(read("١٥٪", "ar")).toEqual(["percent:15"]);
    expect(read("por ciento: diez por ciento", "es")).toEqual(["percent:10"]);
  });

  it("reads dates with day, month and year in any order", () => {
    expect(read("24 December 2026")).toEqual(["date:2026-12-24"]);
    expect(read("December 24, 2026")).toEqual(["date:2026-12-24"]);
    expect(read("24. Dezember 2026", "de")).toEqual(["date:2026-12-24"]);
    expect(read("le 24 décembre", "fr")).toEqual(["date:?-12-24"]);
    expect(read("24 de diciembre de 2026", "es")).toEqual(["date:2026-12-24"]);
    expect(read("24.12.2026", "de")).toEqual(["date:2026-12-24"]);
    expect(read("2026-12-24")).toEqual(["date:2026-12-24"]);
    expect(read("03/04/2026")).toEqual(["date:2026-4-3|2026-3-4"]);
    expect(read("in December")).toEqual(["date:?-12-?"]);
    expect(read("You may march on.")).toEqual([]);
  });

  it("reads weekdays, days seen from today and times of day", () => {
    expect(read("on Friday")).toEqual(["weekday:5"]);
    expect(read("tomorrow or next week")).toEqual(expect.arrayContaining(["relative:tomorrow", "relative:next-week"]));
    expect(read("morgen", "de")).toEqual(["relative:tomorrow"]);
    expect(read("das steht hier", "de")).toEqual([]);
    expect(read("hier", "fr")).toEqual(["relative:yesterday"]);
    expect(read("9:00, 9 am, 6.30 pm")).toEqual(["time:9:0", "time:18:30", "time:9:0"]);
    expect(read("9 Uhr", "de")).toEqual(["time:9:0"]);
  });

  it("reads lengths of time with their unit, business days apart from days, ranges as one", () => {
    expect(read("within 14 days")).toEqual(["duration:14:day"]);
    expect(read("3–5 business days")).toEqual(["duration:3-5:workday"]);
    expect(read("3 to 5 business days")).toEqual(["duration:3-5:workday"]);
    expect(read("zwei Wochen", "de")).toEqual(["duration:2:week"]);
    expect(read("zweijährige Garantie", "de")).toEqual(["duration:2:year"]);
    expect(read("within a week")).toEqual(["duration:1:week"]);
    expect(read("خلال يومين", "ar")).toEqual(["duration:2:day"]);
    expect(read("خلال أسبوع", "ar")).toEqual(["duration:1:week"]);
    expect(read("Have a nice day!")).toEqual([]);
  });

  it("reads stock counts and what is said of stock", () => {
    expect(read("Only 3 left.")).toEqual(["stock:3"]);
    expect(read("5 in stock")).toEqual(["claim:in_stock", "stock:5"]);
    expect(read("nur noch 2 Stück auf Lager", "de")).toEqual(["claim:in_stock", "stock:2"]);
    expect(read("plus que 4 en stock", "fr")).toEqual(["claim:in_stock", "stock:4"]);
    expect(read("sold out")).toEqual(["claim:out_of_stock"]);
  });

  it("reads claims about money that need no digit, and idioms as none", () => {
    expect(read("It is half price.")).toEqual(["claim:half_price"]);
    expect(read("zum halben Preis", "de")).toEqual(["claim:half_price"]);
    expect(read("Free shipping!")).toEqual(["claim:free:shipping"]);
    expect(read("kostenloser Versand", "de")).toEqual(["claim:free:shipping"]);
    expect(read("Returns are free.")).toEqual(["claim:free:return"]);
    expect(read("buy one get one")).toContain("claim:two_for_one");
    expect(read("currently discounted")).toEqual(["claim:discount"]);
    expect(read("Feel free to ask; it is BPA-free and hands-free. You are free to choose.")).toEqual([]);
  });

  it("reads other numerals with their measure, and codes", () => {
    expect(read("iPhone 15 with 256 GB, 24/7")).toEqual(["numeral:15", "numeral:256:gb", "numeral:24", "numeral:7"]);
    expect(read("5kg or 5 kg, 1,5 l", "de")).toEqual(["numeral:5:kg", "numeral:5:kg", "numeral:1.5:l"]);
    expect(read("use code SAVE90 or M2")).toEqual(["code:save90", "code:m2"]);
    expect(read("two colours")).toEqual(["numeral:2"]);
  });
});
