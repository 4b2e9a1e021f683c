import { describe, expect, it } from "vitest";
import { phrasesFor, spokenLanguages } from "./phrases.ts";
import { answerSmallTalk, recogniseSmallTalk, type SmallTalk } from "./small-talk.ts";

const EXAMPLES: [SmallTalk, string[]][] = [
  ["greeting", ["Hi!", "hello there 👋", "Guten Morgen", "Bonjour", "¡Hola!", "Ciao", "Olá", "Goedemorgen", "مرحبًا"]],
  [
    "thanks",
    [
      "Thank you so much!",
      "Vielen Dank",
      "merci beaucoup",
      "muchas gracias",
      "grazie mille",
      "obrigada",
      "bedankt",
      "شكرًا",
      "ok",
    ],
  ],
  [
    "goodbye",
    ["Bye!", "Auf Wiedersehen", "Au revoir", "Hasta luego", "Arrivederci", "Até logo", "Tot ziens", "مع السلامة"],
  ],
  [
    "identity",
    [
      "Are you a bot?",
      "Bist du ein Mensch?",
      "Êtes-vous un robot ?",
      "¿Quién eres?",
      "Chi sei?",
      "Quem é você?",
      "Wie ben je?",
      "من أنت؟",
    ],
  ],
  [
    "wellbeing",
    ["How are you?", "Hi, how are you?", "Wie geht's?", "Ça va ?", "¿Qué tal?", "Come stai?", "Tudo bem?", "كيف حالك؟"],
  ],
  ["help", ["help", "What can you do?", "Kannst du mir helfen?", "Aide", "???", "👍"]],
  [
    "person",
    [
      "I want to talk to a human",
      "Ich möchte mit einem Mitarbeiter sprechen",
      "Je veux parler à un conseiller",
      "Quiero hablar con una persona",
      "Vorrei parlare con un operatore",
      "Quero falar com um atendente",
      "Ik wil een medewerker spreken",
      "أريد التحدث مع موظف",
    ],
  ],
];

describe("[E1] small talk", () => {
  it.each(EXAMPLES)("is recognised as %s in eight languages", (kind, messages) => {
    expect(messages.map((message) => [message, recogniseSmallTalk(message)])).toEqual(
      messages.map((message) => [message, kind]),
    );
  });

  it.each([
    "Hi, do you ship to France?",
    "Thanks, and how much is the tent?",
    "hello kitty lamp",
    "Do you sell help books?",
    "Good morning mug",
    "tent",
    "Danke, aber wie lange dauert der Versand?",
    "Who makes the Fjord tent?",
    "Is a person allowed to bring a dog?",
  ])("is not what asks for something: %s", (message) => {
    expect(recogniseSmallTalk(message)).toBeNull();
  });

  it("is answered in every language, naming the agent as what it is", () => {
    for (const language of spokenLanguages) {
      for (const [kind] of EXAMPLES) {
        const reply = answerSmallTalk(kind, phrasesFor(language), { agent: "Nora", shop: "Northway" });
        expect(reply.length).toBeGreaterThan(10);
        expect(reply).not.toContain("undefined");
      }
      const identity = answerSmallTalk("identity", phrasesFor(language), { agent: "Nora", shop: "Northway" });
      expect(identity).toContain("Nora");
    }
  });
});
