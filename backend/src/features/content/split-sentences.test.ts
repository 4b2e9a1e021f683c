import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./split-sentences.ts";

describe("[E1] splitSentences", () => {
  it.each([
    ["en", "It weighs approx. 3.5 kg. It is 5 in. wide.", ["It weighs approx. 3.5 kg.", "It is 5 in. wide."]],
    ["en", "See e.g. Fig. 2 for more. Done!", ["See e.g. Fig. 2 for more.", "Done!"]],
    ["en", "Mr. Smith met J. R. Tolkien. They spoke.", ["Mr. Smith met J. R. Tolkien.", "They spoke."]],
    ["en", "We ship to the U.S. The fee is $5.", ["We ship to the U.S.", "The fee is $5."]],
    ["en", "Order before 5 p.m. on weekdays. Thanks.", ["Order before 5 p.m. on weekdays.", "Thanks."]],
    ["en", "Cables, bags, etc. The rest later.", ["Cables, bags, etc.", "The rest later."]],
    ["en", "1. Open the box. 2. Press start.", ["1. Open the box.", "2. Press start."]],
    ["en", "Version 2.0.1 costs $3.50! Really? Yes.", ["Version 2.0.1 costs $3.50!", "Really?", "Yes."]],
    ["en", "A work of art. The end.", ["A work of art.", "The end."]],
    ["de", "Es wiegt ca. 3,5 kg, z. B. im Karton. Gut.", ["Es wiegt ca. 3,5 kg, z. B. im Karton.", "Gut."]],
    ["de", "Am 3. Mai kommt es. Ab dem 1. Januar nicht.", ["Am 3. Mai kommt es.", "Ab dem 1. Januar nicht."]],
    ["de", "Artikel Nr. 5 inkl. MwSt. kostet mehr. Ja.", ["Artikel Nr. 5 inkl. MwSt. kostet mehr.", "Ja."]],
    ["de", "Es kostet 5. Danach mehr.", ["Es kostet 5.", "Danach mehr."]],
    ["fr", "M. Dupont attend. Voir p. ex. la page 3.", ["M. Dupont attend.", "Voir p. ex. la page 3."]],
    ["es", "El Sr. López llegó. ¿Cuánto cuesta? Nada.", ["El Sr. López llegó.", "¿Cuánto cuesta?", "Nada."]],
    ["ja", "送料は無料です。返品できますか？はい。", ["送料は無料です。", "返品できますか？", "はい。"]],
    ["ar", "الشحن مجاني. هل يمكن الإرجاع؟ نعم.", ["الشحن مجاني.", "هل يمكن الإرجاع؟", "نعم."]],
  ])("[%s] %s", (language, text, sentences) => {
    expect(splitSentences(text, language)).toEqual(sentences);
  });

  it("ends a sentence at every line break", () => {
    expect(splitSentences("Colour: Red\nSize: approx.\nLarge")).toEqual(["Colour: Red", "Size: approx.", "Large"]);
  });

  it("keeps every word in order, in any language, known or not", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 6 }),
      fc.constantFrom("z.", "B.", "approx.", "3.5", "U.S.", "am", "3.", "Mai", "\n"),
    );
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom("en", "de", "ja", "xx", "not a tag", null), (words, language) => {
        const squeeze = (text: string) => text.replaceAll(/\s+/g, "");
        expect(squeeze(splitSentences(words.join(" "), language).join(""))).toBe(
          squeeze(words.join(" ").toWellFormed()),
        );
      }),
    );
  });

  it("does not put endless abbreviations into one sentence", () => {
    const sentences = splitSentences("A. ".repeat(200_000));
    expect(Math.max(...sentences.map((sentence) => sentence.length))).toBeLessThan(2_100);
  });
});
