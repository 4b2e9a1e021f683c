import { describe, expect, it } from "vitest";
import type { Offer } from "#features/retrieval";
import { checkFigures, type CitedPassage, type FigureGrounds, type LiveProduct } from "./check-figures.ts";

const offer = (changes: Partial<Offer> = {}): Offer => ({
  documentNumber: 1,
  externalId: "fjord",
  title: null,
  sku: null,
  options: [],
  priceMinor: 129_900,
  compareAtMinor: null,
  currency: "EUR",
  availability: "in_stock",
  stock: 7,
  url: null,
  imageUrl: null,
  updatedAt: new Date("2026-11-01T00:00:00Z"),
  ...changes,
});
const product = (changes: Partial<Offer> = {}, title = "Fjord Tent", documentNumber = 1): LiveProduct => ({
  documentNumber,
  title,
  offers: [offer({ documentNumber, ...changes })],
});
const page = (text: string, language = "en", title = "Help"): CitedPassage => ({
  title,
  text,
  language,
  kind: "page",
  documentNumber: 9,
});
const ofProduct = (text: string): CitedPassage => ({ ...page(text), kind: "product", documentNumber: 1 });

function problems(sentence: string, grounds: Partial<FigureGrounds> = {}, language = "en"): string[] {
  const full = { question: "", passages: [], products: [], known: grounds.products ?? [], ...grounds };
  return checkFigures(sentence, language, full).map(({ raw }) => raw);
}

describe("[V1] prices", () => {
  const fjord = { products: [product()], passages: [ofProduct("A tunnel tent.")] };

  it("pass in any spelling when the live offer has them", () => {
    for (const text of ["It costs €1,299.00.", "It costs 1299 EUR.", "It costs 1,299 euros."]) {
      expect(problems(text, fjord)).toEqual([]);
    }
    expect(problems("Es kostet 1.299,00 €.", fjord, "de")).toEqual([]);
    expect(problems("السعر ١٬٢٩٩٫٠٠ يورو.", fjord, "ar")).toEqual([]);
  });

  it.each([
    ["It costs €1,199.00.", "en"],
    ["It costs $1,299.00.", "en"],
    ["It costs 1.299 cents.", "en"],
    ["It costs twelve hundred euros.", "en"],
    ["It costs twenty euros.", "en"],
    ["It costs a tenner.", "en"],
    ["It costs ２０ €.", "en"],
    ["It costs ①⑨ euros.", "en"],
    ["It costs 1​1​9​9 €.", "en"],
    ["Es kostet zwanzig Euro.", "de"],
    ["Il coûte vingt euros.", "fr"],
    ["Cuesta veinte euros.", "es"],
    ["Costa venti euro.", "it"],
    ["Custa vinte euros.", "pt"],
    ["Het kost twintig euro.", "nl"],
    ["السعر عشرون يورو.", "ar"],
    ["السعر ٢٠ يورو.", "ar"],
    ["It is free.", "en"],
    ["It is half price.", "en"],
    ["It is 20% off.", "en"],
    ["It is discounted.", "en"],
    ["Buy one get one.", "en"],
    ["Es gibt Rabatt.", "de"],
    ["C'est gratuit.", "fr"],
    ["Está a mitad de precio.", "es"],
    ["مجاني.", "ar"],
  ])("are cut when no record has them: %s", (text, language) => {
    expect(problems(text, fjord, language)).not.toEqual([]);
  });

  it("come from the offer, not from a product text that disagrees with it", () => {
    const stale = { products: [product()], passages: [ofProduct("Now only €999.00!")] };
    expect(problems("It costs €999.00.", stale)).toEqual(["€999.00"]);
  });

  it("on a page about a product must agree with its offer", () => {
    const blog = { passages: [page("The Fjord Tent is yours for €999.")], products: [], known: [product()] };
    expect(problems("The Fjord Tent is yours for €999.", blog)).toEqual(["€999"]);
    const titled = { passages: [page("Now €999.", "en", "Fjord Tent")], products: [], known: [product()] };
    expect(problems("Now €999.", titled)).toEqual(["€999"]);
    expect(problems("Shipping costs €4.90.", { ...blog, passages: [page("Shipping costs €4.90.")] })).toEqual([]);
  });

  it("belong to the product that the sentence names beside them", () => {
    const tarn = product({ externalId: "tarn", priceMinor: 9_900 }, "Tarn Tent", 2);
    const both = { products: [product(), tarn], passages: [] };
    expect(problems("The Fjord costs €1,299.00 and the Tarn €99.00.", both)).toEqual([]);
    expect(problems("The Fjord costs €99.00 and the Tarn €1,299.00.", both)).toEqual(["€99.00", "€1,299.00"]);
    expect(problems("One costs €99.00 and the other €1,299.00.", both)).toHaveLength(2);
  });

  it("may name a discount exactly where the offer has one", () => {
    const reduced = { products: [product({ priceMinor: 80_00, compareAtMinor: 100_00 })] };
    expect(problems("It is discounted by 20%, from €100 to €80.", reduced)).toEqual([]);
    expect(problems("It is discounted by 30%.", reduced)).toEqual(["30%"]);
    const half = { products: [product({ priceMinor: 50_00, compareAtMinor: 100_00 })] };
    expect(problems("It is half price.", half)).toEqual([]);
  });

  it("need a source that the sentence itself cites", () => {
    expect(problems("Shipping costs €4.90.", { question: "Does shipping cost €4.90?" })).toEqual(["€4.90"]);
  });
});

describe("[V1] stock", () => {
  const fjord = { products: [product()] };

  it("is the live count, or is cut", () => {
    expect(problems("There are 7 left.", fjord)).toEqual([]);
    expect(problems("There are 3 left.", fjord)).toEqual(["3 left"]);
    expect(problems("Es sind nur noch drei Stück auf Lager.", fjord, "de")).not.toEqual([]);
    expect(problems("There are 3 left.", { ...fjord, passages: [page("There are 3 left.")] })).toEqual(["3 left"]);
  });

  it("may not be called there when it is not, nor gone when it is there", () => {
    const gone = { products: [product({ availability: "out_of_stock", stock: 0 })] };
    expect(problems("It is in stock.", fjord)).toEqual([]);
    expect(problems("It is in stock.", gone)).toEqual(["in stock"]);
    expect(problems("It is sold out.", fjord)).toEqual(["sold out"]);
    expect(problems("Es ist lieferbar.", gone, "de")).toEqual(["lieferbar"]);
    expect(problems("Het is op voorraad.", gone, "nl")).toEqual(["op voorraad"]);
    expect(problems("إنه متوفر.", gone, "ar")).toEqual(["متوفر"]);
  });

  it("is judged by the version that the sentence names", () => {
    const red = offer({ externalId: "r", options: [{ name: "Colour", value: "Red" }], availability: "out_of_stock" });
    const green = offer({ externalId: "g", options: [{ name: "Colour", value: "Green" }] });
    const grounds = { products: [{ documentNumber: 1, title: "Fjord Tent", offers: [red, green] }] };
    expect(problems("The green one is in stock.", grounds)).toEqual([]);
    expect(problems("The red one is in stock.", grounds)).toEqual(["in stock"]);
  });
});

describe("[V1] dates, times and lengths of time", () => {
  const cited = { passages: [page("Orders arrive within 3–5 business days. Sale until 24 December 2026, 6 pm.")] };

  it("pass when a cited passage says the same in other words", () => {
    expect(problems("Delivery takes 3 to 5 business days.", cited)).toEqual([]);
    expect(problems("It ends on December 24 at 18:00.", cited)).toEqual([]);
    expect(problems("Lieferung in 3-5 Werktagen.", cited, "de")).toEqual([]);
  });

  it.each([
    "Delivery takes 3 days.",
    "Delivery takes 3 business days.",
    "Delivery takes 5 days.",
    "Delivery takes one week.",
    "It arrives tomorrow.",
    "It arrives on Friday.",
    "It ends on 25 December.",
    "It ends on 24 December 2027.",
    "It ends at 7 pm.",
    "It arrives within a week.",
  ])("are cut when they are not: %s", (text) => {
    expect(problems(text, cited)).not.toEqual([]);
  });

  it("are not taken over from the question", () => {
    expect(problems("Yes, it arrives by Friday.", { ...cited, question: "Will it arrive by Friday?" })).toEqual([
      "friday",
    ]);
  });
});

describe("[V1] other numerals", () => {
  it("may come from the question or a cited passage", () => {
    expect(problems("The iPhone 15 fits.", { question: "Does it fit an iPhone 15?" })).toEqual([]);
    expect(problems("We answer 24/7.", { passages: [page("Our service is there 24/7.")] })).toEqual([]);
    expect(problems("We answer 24/7.", { passages: [page("Our service is there.")] })).toEqual(["24", "7"]);
    expect(problems("UPF50+ fabric.", { passages: [page("Fabric with UPF 50+.")] })).toEqual([]);
  });

  it("of a measure must stand in a source with that measure", () => {
    const cited = { passages: [page("It weighs 2.4 kg.")], question: "Does it weigh 3 kg?" };
    expect(problems("It weighs 2.4 kg.", cited)).toEqual([]);
    expect(problems("Es wiegt 2,4 kg.", cited, "de")).toEqual([]);
    expect(problems("It weighs 3 kg.", cited)).toEqual(["3"]);
    expect(problems("It weighs 2.4 g.", cited)).toEqual(["2.4"]);
  });

  it("of codes are cut when they are made up", () => {
    expect(problems("Use the code SAVE90.", { passages: [page("Ask us anything.")] })).toEqual(["save90"]);
  });
});

describe("[V1] claims of pages", () => {
  const free = { passages: [page("Shipping is free for orders over €60.")] };

  it("pass with the same thing free, in any language", () => {
    expect(problems("Shipping is free over €60.", free)).toEqual([]);
    expect(problems("Der Versand ist ab 60 € kostenlos.", free, "de")).toEqual([]);
  });

  it("do not carry over to another thing", () => {
    expect(problems("Returns are free.", free)).toEqual(["free"]);
    expect(problems("Reparaturen sind kostenlos.", free, "de")).not.toEqual([]);
  });
});
