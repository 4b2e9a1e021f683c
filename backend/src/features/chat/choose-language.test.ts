import { describe, expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

const hints = { page: "de-AT", conversation: null, shop: "en" };

describe("[E10] the language of an answer", () => {
  it.each([
    ["How long does delivery take?", "en"],
    ["Wie lange dauert die Lieferung?", "de"],
    ["Combien de temps prend la livraison ?", "fr"],
    ["¿Cuánto tarda el envío?", "es"],
    ["Quanto tempo ci vuole per la consegna?", "it"],
    ["Quanto tempo leva a entrega para o meu endereço?", "pt"],
    ["Hoe lang duurt de levering van het pakket?", "nl"],
    ["كم يستغرق التوصيل؟", "ar"],
    ["送料はいくらですか", "ja"],
  ])("is the question's own where it tells: %s", (question, language) => {
    expect(chooseLanguage({ ...hints, question })).toBe(language);
  });

  it.each([
    ["¿Tienen tiendas de campaña para dos personas?", "es-ES", "es"],
    ["¿Tienen tiendas de campaña?", "de", "es"],
    ["Quanto custa uma tenda?", "pt", "pt"],
    ["Vendete biciclette?", "it", "it"],
    ["Hoe lang duurt de levering van het pakket?", "de", "nl"],
  ])("is the page's where a short question looks like its neighbour: %s", (question, page, language) => {
    expect(chooseLanguage({ ...hints, page, question })).toBe(language);
  });

  it("is the conversation's, the page's, the shop's where a short question does not tell", () => {
    expect(chooseLanguage({ ...hints, question: "tent" })).toBe("de");
    expect(chooseLanguage({ ...hints, question: "tent", conversation: "fr" })).toBe("fr");
    expect(chooseLanguage({ ...hints, question: "KX-200", page: null })).toBe("en");
  });
});
