import { foldFigures } from "./fold-figures.ts";
import type { Figure, FigureKind } from "./read-figures.ts";

/** What kind of thing a question asks for, where its words say so. */
export type Expectation = "time" | "amount" | "price" | "person" | "place" | "contact" | null;

const ASKS: [Exclude<Expectation, null>, string][] = [
  [
    "contact",
    "(?=(?:.{0,20} )?(?:tele)?phone number|.{0,30}\\be-?mail address|what(?:'s| is) (?:the|your) (?:e-?mail|(?:tele)?phone|contact)(?! address| number))|how (?:can|do|could) i(?= (?:reach|contact|call|phone|e-?mail|write))|(?=telefonnummer)|wie(?= (?:kann ich|erreiche) .{0,24}(?:erreich|kontaktier|anruf))|wie(?= erreiche ich)|(?=(?:quel est )?(?:votre |le )?numéro de téléphone)|comment (?:puis-je )?(?:vous )?(?=(?:contacter|joindre|appeler))|(?=número de teléfono)|cómo (?:puedo )?(?=(?:contactar|llamar))|(?=numero di telefono)|come (?:posso )?(?=(?:contattar|chiamar))|(?=.{0,12}رقم (?:ال)?هاتف)",
  ],
  [
    "price",
    "how much[\\s?!.]*$|how much (?:does|do|is|are|was|were|will|would)\\b(?!.*\\b(?:weigh|hold|carry|space|memory)\\b)|what (?:does|do)(?= .{0,80}\\bcosts?\\b)|what(?:'s| is| are) the (?:price|cost|fee)|price of|was kostet|wie teuer|wie viel kostet|wieviel kostet|welchen preis|combien (?:coûte|coûtent|ça coûte)|quel est le prix|cuánto (?:cuesta|cuestan|vale|valen)|qué precio|cuál es el precio|quanto (?:costa|costano|viene)|qual è il prezzo|quanto (?:custa|custam)|qual (?:é )?o preço|wat kost|hoe duur|hoeveel kost|كم (?:سعر|ثمن|يكلف|تكلفة)|بكم|ما سعر",
  ],
  [
    "time",
    "when\\b|how long|how many(?= (?:days|weeks|months|hours|years)\\b)|how (?:soon|quickly|fast|often|late)\\b|how(?= old\\b)|(?:what|which)(?= (?:day|days|month|century|decade))|(?:what|which) (?:year|date|time)|deadline|(?=(?:return|warranty|guarantee) period)|period for|period of time|until when|(?=opening hours)|wann\\b|wie lange|wie ?viele(?= (?:tage|wochen|monate|stunden))|(?=rückgabe(?:recht|frist))|wie (?:schnell|oft|alt)|bis wann|in welchem jahr|(?=öffnungszeiten)|quand\\b|combien de temps|combien(?= de (?:jours|semaines|mois|heures))|quel(?:le)? (?:délai|durée|jour|date|année|horaire)|cuándo|(?:cuál es|qué es)(?= el (?:plazo|período|periodo))|cuánto (?:tiempo|tarda)|cuántos(?= (?:días|meses))|qué (?:día|fecha|año|plazo|horario)|quando\\b|entro quanto|quanto tempo|quanti(?= (?:giorni|mesi))|entro quando|quanto dura|quantos(?= dias)|qual (?:é )?o prazo|wanneer|hoe (?:lang|snel|vaak|oud)|tot wanneer|متى|كم(?= يوم)|كم (?:مدة|من الوقت|يستغرق)|ما هي (?:المدة|مدة|أوقات)|ما (?:المدة|مدة)",
  ],
  [
    "amount",
    "(?:which|what|at which) number|(?=(?:tele)?phone number)|how (?:many|much)\\b|how(?= (?:far|big|large|tall|wide|deep|heavy|high|thick|hot|cold|warm|bright)\\b)|what(?= (?:percentage|number|size|weight|length|width|height|temperature|capacity|volume))|wie (?:viele?|viel)\\b|wie(?= (?:groß|gross|schwer|hoch|breit|tief|dick|warm|weit|hell)\\b)|wieviele?|welche(?= (?:größe|masse|maße))|combien\\b|quelle(?= (?:taille|dimension|hauteur|largeur|capacité|longueur))|quel(?= poids)|cuánt[oa]s?\\b|qué(?= (?:tamaño|peso|altura|capacidad|medidas|longitud))|quant[oaie]\\b|(?:che|quale)(?= (?:misura|peso|altezza|taglia|capacità|lunghezza))|quant[oa]s?\\b|que(?= (?:tamanho|peso))|hoeveel|hoe(?= (?:groot|zwaar|hoog|breed|diep|warm|ver|dik))|كم(?!\\p{L})|ما(?= (?:حجم|وزن|طول|سعة))",
  ],
  [
    "person",
    "^who\\b|^whose|^whom|by whom|^wer\\b|^wem\\b|^wen\\b|^qui\\b|^quién|^chi\\b|^quem\\b|^wie (?=heeft|is|was)|^من\\b",
  ],
  [
    "place",
    "^where\\b|what (?:country|city|place|region|address)|^wo\\b|^wohin|^woher|welche (?:adresse|stadt|länder)|^où\\b|quelle adresse|^dónde|^dove\\b|^onde\\b|^waar\\b|^أين",
  ],
];
const matchers = ASKS.map(([kind, pattern]) => ({
  kind,
  matcher: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, "u"),
}));

/** Price before time before amount: "how much is", "how long", "how many" begin alike in several languages. */
export function expectationOf(question: string): Expectation {
  const folded = foldFigures(question).replace(/^[¿¡\s]+/, "");
  return matchers.find(({ matcher }) => matcher.test(folded))?.kind ?? null;
}

/** The folded question without the words that say what kind of thing is wanted: "how many days" leaves "days". */
export function withoutExpectation(question: string): string {
  const folded = foldFigures(question).replace(/^[¿¡\s]+/, "");
  const asked = matchers.find(({ matcher }) => matcher.test(folded));
  return asked ? folded.replace(asked.matcher, " ") : folded;
}

const FITTING: Record<"time" | "amount" | "price", readonly FigureKind[]> = {
  time: ["date", "time", "weekday", "duration", "relative"],
  amount: ["numeral", "duration", "percent", "stock", "money", "code"],
  price: ["money"],
};

/** Whether a sentence holds the kind of thing that was asked for; true where that cannot be told. */
export function meetsExpectation(
  expected: Expectation,
  sentence: { text: string; figures: readonly Figure[] },
): boolean {
  if (expected === null) return true;
  if (expected === "contact") return REACHABLE.test(sentence.text);
  if (expected === "person" || expected === "place") return hasName(sentence.text);
  const kinds = sentence.figures.map((figure) => figure.kind);
  if (expected === "time" && sentence.figures.some(isYear)) return true;
  if (expected === "price" && sentence.figures.some(({ values }) => values[0] === "free")) return true;
  return kinds.some((kind) => FITTING[expected].includes(kind));
}

/** A telephone number or an e-mail address. */
const REACHABLE = /(?:\+|\b0)\d[\d\s()/-]{5,}|[\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}{2,}/u;

function isYear({ kind, values }: Figure): boolean {
  return kind === "numeral" && /^[12]\d{3}$/.test(values[0] ?? "");
}

/** A capital letter inside the sentence; scripts without capitals pass. */
function hasName(text: string): boolean {
  return !/\p{Ll}/u.test(text) || /\p{Lu}/u.test(text.replace(/^[^\p{L}]*\p{L}/u, ""));
}
