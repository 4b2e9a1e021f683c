import { describe, expect, it } from "vitest";
import { builtInIntents } from "./intent-names.ts";
import { findMentions, lexiconLanguages } from "./lexicon.ts";

const said: Record<string, [string, string][]> = {
  en: [
    ["Where is my order 1042?", "order_status"],
    ["I want to return these shoes", "return"],
    ["How much is the blue tent?", "price"],
    ["Can I pay by PayPal?", "payment"],
    ["My parcel never arrived", "delivery_problem"],
    ["Let me speak to a human", "talk_to_person"],
    ["I'll take two of them", "buy"],
    ["The zip is broken", "product_problem"],
  ],
  de: [
    ["Wo bleibt mein Paket?", "order_status"],
    ["Ich möchte das Zelt kaufen", "buy"],
    ["Was kostet der Versand nach Österreich?", "shipping"],
    ["Kann ich die Jacke zurückgeben?", "return"],
    ["Bitte stornieren Sie meine Bestellung", "cancel_order"],
    ["Ich will mit einem Mitarbeiter sprechen", "talk_to_person"],
    ["Gibt es einen Rabatt ab zehn Stück?", "discount"],
  ],
  fr: [
    ["Où est ma commande ?", "order_status"],
    ["Je voudrais acheter cette tente", "buy"],
    ["Combien coûte la livraison ?", "price"],
    ["Comment être remboursé ?", "return"],
    ["Je veux parler à un conseiller", "talk_to_person"],
  ],
  es: [
    ["¿Dónde está mi pedido?", "order_status"],
    ["Quiero comprar dos mochilas", "buy"],
    ["¿Cuánto cuesta el envío?", "price"],
    ["Quiero devolver la chaqueta, la devolución es gratis?", "return"],
    ["Quiero hablar con una persona", "talk_to_person"],
  ],
  it: [
    ["Dov'è il mio ordine?", "order_status"],
    ["Vorrei comprare questa tenda", "buy"],
    ["Quanto costa la spedizione?", "price"],
    ["Posso restituire le scarpe?", "return"],
    ["Vorrei parlare con un operatore", "talk_to_person"],
  ],
  ar: [
    ["أين طلبي؟", "order_status"],
    ["أريد شراء هذه الخيمة", "buy"],
    ["كم سعر الحقيبة؟", "price"],
    ["هل يمكنني إرجاع المنتج؟", "return"],
    ["أريد التحدث مع موظف", "talk_to_person"],
  ],
  pt: [
    ["Onde está a minha encomenda?", "order_status"],
    ["Quero comprar esta mochila", "buy"],
    ["Quanto custa o envio?", "price"],
  ],
  nl: [
    ["Waar is mijn bestelling?", "order_status"],
    ["Ik wil deze tent kopen", "buy"],
    ["Hoeveel kost het verzenden?", "price"],
  ],
};

describe("[F2] the built-in lexicon", () => {
  it.each(Object.entries(said).flatMap(([language, lines]) => lines.map(([text, intent]) => [language, text, intent])))(
    "finds in %s “%s” the intent %s",
    (language = "", text = "", intent = "") => {
      expect(findMentions(text, language).map((mention) => mention.intent)).toContain(intent);
    },
  );

  it("speaks every language of the store, each with every intent", () => {
    expect(lexiconLanguages).toEqual(expect.arrayContaining(["en", "de", "fr", "es", "it", "ar"]));
    for (const language of lexiconLanguages) {
      for (const phrase of ["", "zzz"]) expect(findMentions(phrase, language)).toEqual([]);
    }
    expect(Object.keys(said).toSorted()).toEqual([...lexiconLanguages].toSorted());
    expect(new Set(builtInIntents).size).toBe(builtInIntents.length);
  });

  it("finds nothing in what is not about shopping", () => {
    for (const text of ["Why is the sky blue?", "Tell me a story about dragons", "asdf qwer"]) {
      expect(findMentions(text, "en"), text).toEqual([]);
    }
  });
});
