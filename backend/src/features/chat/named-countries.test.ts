import { describe, expect, it } from "vitest";
import { fitCountries, namedCountries } from "./named-countries.ts";

const asked = (question: string, language = "en") => namedCountries(question, language);

describe("[E1] countries that a question names", () => {
  it("are known by name and by what people write for it, and not by a word that only looks like one", () => {
    expect([...asked("Do you ship to the USA?")]).toEqual(["US"]);
    expect([...asked("Liefert ihr in die Türkei?", "de")]).toEqual(["TR"]);
    expect([...asked("¿Envían a los EE. UU.?", "es")]).toEqual(["US"]);
    expect([...asked("كم الشحن إلى الإمارات؟", "ar")]).toContain("AE");
    expect([...asked("Can you ship it to us?")]).toEqual([]);
  });

  it("are met by rows that name them or their union, missed by rows that name others", () => {
    const france = asked("How much is a parcel to France?");
    expect(fitCountries(france, "Zone: 2; Countries: Austria, France; Parcel: €8.90", "en")).toBe("named");
    expect(fitCountries(france, "Countries: All other countries of the European Union", "en")).toBe("named");
    expect(fitCountries(france, "Zone: 1; Countries: Germany; Parcel: €4.90", "en")).toBe("elsewhere");
    expect(fitCountries(france, "Orders paid before 13:00 leave the same day.", "en")).toBe("silent");
  });

  it("are meant by what is said of all others, but not by what is said of the union's others", () => {
    for (const [question, language, rule] of [
      ["Do you ship to Canada?", "en", "We do not deliver to any other country at the moment."],
      ["Liefert ihr nach Kanada?", "de", "In andere Länder liefern wir derzeit nicht."],
      ["Livrez-vous au Canada ?", "fr", "Nous ne livrons dans aucun autre pays."],
      ["¿Envían a Canadá?", "es", "Por el momento no enviamos a ningún otro país."],
      ["Spedite in Canada?", "it", "Al momento non spediamo in altri Paesi."],
    ] as const)
      expect(fitCountries(asked(question, language), rule, language), question).toBe("others");
    const canada = asked("Do you ship to Canada?");
    expect(fitCountries(canada, "All other countries of the European Union", "en")).toBe("elsewhere");
  });
});
