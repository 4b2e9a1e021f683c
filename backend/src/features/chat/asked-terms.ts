import { analyse } from "#features/retrieval";
import { withoutExpectation } from "./expected-figures.ts";
import { foldFigures } from "./fold-figures.ts";
import { replaceNumberWords } from "./replace-number-words.ts";

/** Words that people ask with and that say nothing of what they ask about. */
const GENERIC: Record<string, string> = {
  en: "what who where when how one ones under below over above less more than between up to period deadline company brand cost costs price policy policies terms conditions rules information info details question answer shop store count pay true right know reach number reason something anything everything thing things someone anyone get got make take use want need like know tell find give please exist possible able allowed really still currently actually exactly usually sum amount kind type sort buy purchase order product item items customer happen mean go come look work per within about",
  de: "nummer unter über bis maximal höchstens mindestens zwischen frist firma innerhalb kosten kostet preis regeln bedingungen richtlinie informationen auskunft frage antwort laden shop geschäft zeit lang dürfen stimmt etwas jemand sache sachen ding bekommen machen nehmen benutzen möchte brauche wissen sagen finden geben bitte möglich erlaubt eigentlich genau normalerweise summe betrag art kaufen bestellen produkt artikel kunde gehen kommen geht pro innerhalb etwa",
  fr: "numéro sous moins plus entre maximum délai délais période coûter coûte prix coût politique conditions règles informations question réponse boutique magasin disposer dispose temps puis-je vrai quelque chose quelqu'un obtenir faire prendre utiliser vouloir besoin savoir dire trouver donner plaît possible exactement somme montant sorte type acheter commander produit article client aller par",
  es: "número menos más bajo hasta entre máximo plazo periodo dentro costar cuesta precio coste política condiciones reglas información pregunta respuesta tienda tiempo puedo cierto algo alguien cosa obtener hacer tomar usar querer necesitar saber decir encontrar dar favor posible exactamente suma importe tipo comprar pedir producto artículo cliente ir por",
  it: "numero vostro vostra vostri vostre meno più sotto fino tra massimo termine termini entro periodo interno dentro costare costa prezzo costo politica condizioni regole informazioni domanda risposta negozio tempo posso vero qualcosa qualcuno cosa ottenere fare prendere usare volere bisogno sapere dire trovare dare favore possibile esattamente somma importo tipo comprare ordinare prodotto articolo cliente andare corrisponde per",
  pt: "número menos mais abaixo até entre máximo prazo período dentro custa preço política condições regras informações pergunta resposta loja tempo posso algo alguém coisa obter fazer tomar usar querer precisar saber dizer encontrar dar favor possível exatamente soma valor tipo comprar encomendar produto artigo cliente ir por",
  nl: "nummer onder boven tot minder meer tussen maximaal termijn periode kost prijs beleid voorwaarden regels informatie vraag antwoord winkel tijd iets iemand ding krijgen maken nemen gebruiken willen nodig weten zeggen vinden geven alsjeblieft mogelijk precies bedrag soort kopen bestellen product artikel klant gaan per",
  ar: "رقم مدة مهلة هناك سعر تكلفة ثمن هل كيف ما ماذا متى أين من كم في إلى على عن هي هو لديكم عندكم يمكنني يمكننا يمكنكم وإلى ومن وفي لي أن سياسة شروط متجر معلومات هذا هذه ذلك مع بعد قبل أو أي كل شيء شخص أريد أحتاج أعرف يمكن ممكن مبلغ نوع شراء طلب منتج منتجا المنتج لدي عندي",
};
const genericTerms = new Map<string, ReadonlySet<string>>();

/**
 * What a question is about, as terms of a language in order: numbers as digits, without the words that only say what
 * kind of answer is wanted. As passages of another language spell them, where one is named.
 */
export function askedTerms(question: string, language: string, passageLanguage: string = language): string[] {
  const asked = joinInfinitives(partInversions(partContractions(withoutExpectation(question))), language);
  const text = replaceNumberWords(asked, language);
  if (passageLanguage === language) return [...new Set(analyse(text, language))];
  // Small words are known in the question's language only; what is left is looked for as the passage spells it.
  const words = text.split(/\s+/u).filter((word) => analyse(word, language).length > 0);
  return [...new Set(analyse(words.join(" "), passageLanguage))];
}

/** "What's" asks "what is". */
function partContractions(text: string): string {
  return text.replaceAll(/(?<!\p{L})(what|who|where|when|how|that|it|there|here)['’](?:s|re|ll)(?!\p{L})/giu, "$1 is");
}

/** "pèse-t-il" asks for "pèse". */
function partInversions(text: string): string {
  return text.replaceAll(/(\p{L})-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?!\p{L})/gu, "$1");
}

/** "zurückzuschicken" is looked for as "zurückschicken". */
function joinInfinitives(text: string, language: string): string {
  if (language !== "de") return text;
  return text.replaceAll(
    /(?<!\p{L})(zurück|ab|an|auf|aus|ein|mit|nach|um|vor|weg|weiter)zu(\p{L}{3,}e?[rl]?n)(?!\p{L})/gu,
    "$1$2",
  );
}

/** Every term of a question, whatever it is there for; with neighbours written together. */
export function namedTerms(question: string, language: string): Set<string> {
  const text = replaceNumberWords(foldFigures(question), language);
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const joined = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return new Set(analyse([text, ...joined].join(" "), language));
}

/** Whether a term counts little: its absence from a passage says nothing. */
export function isGeneric(term: string, language: string): boolean {
  const known = genericTerms.get(language) ?? new Set(analyse(GENERIC[language] ?? "", language));
  genericTerms.set(language, known);
  return known.has(term);
}
