import { describe, expect, it } from "vitest";
import { detectByFunctionWords, detectLanguage } from "./detect-language.ts";

describe("[E10] detectLanguage", () => {
  it.each([
    ["en", "How long is the warranty?"],
    ["en", "Do you ship to Spain?"],
    ["de", "Wie lange dauert der Versand?"],
    ["de", "Der Rucksack ist wasserdicht. Er fasst 20 Liter und wiegt 900 g."],
    ["fr", "Combien coûte la livraison ?"],
    ["es", "¿Cuánto cuesta el envío?"],
    ["es", "La mochila es impermeable y pesa 900 g"],
    ["it", "Quanto costa la spedizione in Italia?"],
    ["pt", "Quanto custa o envio para a minha casa?"],
    ["nl", "Hoe lang duurt de verzending?"],
    ["pl", "Jak długo trwa wysyłka i czy jest za darmo?"],
    ["tr", "Kargo ücreti ne kadar ve nasıl iade edilir?"],
    ["ar", "ما هي سياسة الإرجاع؟"],
    ["ja", "送料はいくらですか"],
    ["ko", "배송비는 얼마인가요?"],
    ["zh", "运费是多少？"],
    ["ru", "Сколько стоит доставка?"],
  ])("tells %s: %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(["", "HP Pavilion dv7", "Xerox 006R90321 toner 6 pc(s)", "42", "!!!", "Hallo"])("is silent on %j", (text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  it("does not take a model name for a foreign word where several words are asked for", () => {
    expect(detectByFunctionWords("Samsung LE-40R88BD TV HD, EL 233, com port", 3)).toBeNull();
  });
});
