import { readAskedQuality, withoutQuality, type AskedQuality } from "./asked-quality.ts";
import { expectationOf, type Expectation } from "./expected-figures.ts";
import { foldFigures } from "./fold-figures.ts";

/** What a question wants done, beside the words that it is about. */
export interface Intent {
  expectation: Expectation;
  price: boolean;
  stock: boolean;
  variants: boolean;
  compare: boolean;
  cheapest: boolean;
  dearest: boolean;
  /** Looks for products rather than for a fact. */
  search: boolean;
  /** Refers to what was said before: "it", "this one", "davon". */
  pointsBack: boolean;
  /** Begins as a sentence goes on: "And to Norway?" */
  continues: boolean;
  /** Asks whether a thing is sold at all. */
  sells: boolean;
  /** Asks for one of several: "Which tent …?" */
  which: boolean;
  /** Asks for the way to do something: "How do I …?" */
  howTo: boolean;
  /** Asks about a topic as a whole: "your return policy", "shipping". */
  overview: boolean;
  /** Is put as a question rather than as a few words to look for. */
  asks: boolean;
  /** "The lightest", "which is brighter"; null for none. */
  quality: AskedQuality | null;
  /** The folded question without the words above: what it is about. */
  subject: string;
}

type IntentName =
  | "price"
  | "stock"
  | "variants"
  | "compare"
  | "cheapest"
  | "dearest"
  | "search"
  | "pointsBack"
  | "continues"
  | "sells"
  | "which"
  | "howTo"
  | "overview";

const QUESTION_WORDS =
  /^(?:can|could|do|does|did|is|are|was|were|may|must|should|will|would|have|has|how|why|what|which|where|when|who|whose|kann|können|könnt|darf|dürfen|muss|ist|sind|wird|werden|hat|haben|wie|warum|wieso|was|welche\p{L}?|wo|wann|wer|puis|peut|peux|pouvez|est-ce|est|sont|comment|pourquoi|que|quel\p{L}*|où|quand|qui|puedo|puede|pueden|se puede|es|son|cómo|por qué|qué|cuál\p{L}*|dónde|cuándo|quién|posso|può|possono|si può|è|sono|come|perché|quali|quale|dove|chi|pode|podem|são|como|por que|qual|quais|onde|quem|kan|mag|moet|zijn|hoe|waarom|wat|welke|waar|wanneer|wie|هل|كيف|لماذا|ما|ماذا|متى|أين|من)(?!\p{L})/u;

const PHRASES: Record<IntentName, string> = {
  price:
    "how much (?:do|would|must|have) (?:i|we|you) (?:have to )?pay(?: for)?|how much (?:is|are|does|do|was|were|would)|what (?:does|do) .{0,60}cost|how much[\\s?!.]*$|prices?|prise|costs?|kostet|kosten|wie teuer|preise?|combien (?:coûte|coûtent)|coûte|coûtent|prix|cuánto (?:cuesta|cuestan|vale)|cuesta|cuestan|precios?|quanto (?:costa|costano|viene|custa|custam)|costa|costano|prezz[oi]|custa|custam|preços?|wat kost|kost|prijs|prijzen|hoe duur|بكم|سعر|كم سعر|كم ثمن|ثمن|يكلف|reduced|on sale|discount(?:s|ed)?|deals?|rabatte?|reduziert|im angebot|remises?|en promotion|soldée?s?|descuentos?|en oferta|rebajad[oa]s?|sconti?|scontat[oa]|in offerta|descontos?|em promoção|korting|in de aanbieding|خصم|تخفيض",
  stock:
    "in stock|on stock|stocks?|available|availability|left|sold out|auf lager|verfügbar|verfügbarkeit|lieferbar|vorrätig|ausverkauft|en stock|disponibles?|disponibilité|épuisé|agotad[oa]|hay existencias|existencias|disponibil[ei]|disponibilità|in magazzino|esaurit[oa]|disponív(?:el|eis)|em (?:stock|estoque)|esgotad[oa]|op voorraad|leverbaar|beschikbaar|uitverkocht|متوفرة?|متاحة?|في المخزون",
  variants:
    "(?:which|what) (?:other )?(?:colou?rs?|sizes?|versions?|variants?|options)|comes? in|welche[nr]? (?:farben?|größen?|ausführung(?:en)?|varianten?)|gibt es .{0,40}in|quelles? (?:couleurs?|tailles?|versions?)|(?:qué|cuáles) (?:colores|color|tallas?|versiones)|(?:quali|che) (?:colori|colore|taglie?|versioni)|(?:quais|que) (?:cores|cor|tamanhos?|versões)|welke (?:kleuren|kleur|maten|maat|uitvoeringen)|(?:ما|أي) (?:الألوان|ألوان|المقاسات|مقاسات|خيارات|الخيارات)",
  compare:
    "differences?(?: between)?|compared?(?: to| with)?|comparison|versus|vs\\.?|which (?:one )?is (?:better|lighter|heavier|bigger|smaller|cheaper)|better than|unterschiede?|unterscheiden|vergleich\\p{L}*|besser als|différences?|compare[zr]?|comparaison|diferencias?|comparar?|differenz[ae]|confront\\p{L}+|diferenças?|verschil(?:len)?|vergelijk\\p{L}*|الفرق|فرق|مقارنة|قارن",
  cheapest:
    "cheapest|lowest price|least expensive|most affordable|cheaper|günstigste\\p{L}*|billigste\\p{L}*|am günstigsten|am billigsten|günstiger|billiger|(?:le |la |les )?moins chère?s?|meilleur marché|(?:el |la |los |las )?más baratos?|(?:el |la |los |las )?más baratas?|più economic\\p{L}+|meno car\\p{L}+|mais baratos?|mais baratas?|mais em conta|goedkoopste?|goedkoper|الأرخص|أرخص|ارخص",
  dearest:
    "most expensive|priciest|highest price|teuerste\\p{L}*|am teuersten|(?:le |la |les )?plus chère?s?|más car[oa]s?|più car[oaie]|mais car[oa]s?|duurste|الأغلى|أغلى",
  search:
    "(?:i(?:'m| am) )?(?:looking|searching) for|show me|find me|(?:is|are) there (?:a|an|any)|gibt es (?:ein\\p{L}*|auch)|habt ihr auch|y a-t-il|il y a|hay (?:algún|alguna|un|una)|c'è un\\p{L}*|ci sono|há (?:algum|alguma|um|uma)|is er een|zijn er|هل يوجد|(?:do|did) you (?:have|sell|carry|stock|offer)|have you got|recommend\\p{L}*|suggest\\p{L}*|i (?:need|want|would like|'d like)|suche|ich (?:brauche|möchte|hätte gern|suche)|zeig(?:e|en sie)? mir|(?:habt ihr|haben sie|verkauft ihr|verkaufen sie|führt ihr|führen sie)|empfehl\\p{L}*|je (?:cherche|voudrais|veux)|montre[zr]?-moi|(?:avez-vous|vendez-vous|proposez-vous)|recommande[zr]?|busco|necesito|quiero|quisiera|(?:tienen|tenéis|venden|vendéis|tienes)|muéstr\\p{L}+|recomiend\\p{L}+|cerco|vorrei|(?:avete|vendete)|mostr(?:ami|atemi|i)|consigli\\p{L}*|procuro|preciso|quero|gostaria|(?:têm|vendem|vocês têm)|mostre(?:-me)?|recomend\\p{L}+|ik zoek|zoek|ik wil|ik heb .{0,12}nodig|(?:hebben jullie|heeft u|verkopen jullie)|laat .{0,12}zien|أبحث عن|ابحث عن|أريد|اريد|هل لديكم|هل عندكم|هل تبيعون|اعرض|انصحني",
  continues:
    "^(?:and|und|et|y|e|en|what about|how about|was ist mit|wie sieht es mit|et pour|qu'en est-il|y (?:para|en)|e per|e para|en hoe zit)|^و(?=\\p{L}{2}).*$",
  sells:
    "(?:do|did) you (?:sell|stock)|(?:verkauft|verkaufen) (?:ihr|sie)|führ(?:t|en) (?:ihr|sie)|vendez-vous|est-ce que vous vendez|(?:venden|vendéis|vendes)|vendete|vendem|verkopen jullie|verkoopt u|هل تبيعون|هل تبيع",
  howTo:
    "^(?:and )?how (?:do|can|could|should|must|would) (?:i|we|you|one)|^(?:und )?wie (?:kann|können|muss|soll|gehe?|löse|gebe|sende|schicke|mache|bekomme|funktioniert)|^comment (?:puis|peut|faire|je|dois|fait|utiliser|retourner)|^[¿\\s]*cómo (?:puedo|se|hago|puede|funciona|debo|devuelvo|uso|canjeo)|^come (?:posso|si|faccio|funziona|devo|uso)|^como (?:posso|se|faço|funciona)|^hoe (?:kan|moet|doe|werkt|gebruik)|^كيف",
  which: "^[¿\\s]*(?:which|welche\\p{L}?|quel(?:le)?s?|qué|cuál(?:es)?|quale|quali|qual|quais|welke?|أي)",
  overview:
    "polic(?:y|ies)|terms and conditions|your (?:terms|conditions)|tell me about|information (?:about|on)|\\p{L}*(?:bedingungen|richtlinien?)|erzähl\\p{L}* mir|informationen (?:zu|über)|politique|vos conditions|parle[zr]?-moi d\\p{L}*|política|cuéntame sobre|politica|parlami d\\p{L}*|beleid|voorwaarden|سياسة|شروط",
  pointsBack:
    "^(?:and|und|et|y|e|en|و|what about|how about|was ist mit|wie sieht es mit|et pour|qu'en est-il|y (?:para|en)|e per|e para|en hoe zit)|it|its|this|that|these|those|they|them|this one|that one|the (?:first|second|last|other) one|er|sie|es|das|dies\\p{L}{0,2}|diese\\p{L}?|davon|dazu|den|der|das erste|das zweite|il|elle|ils|elles|ça|cela|celui-ci|celle-ci|ce|cet|cette|ces|est[eao]s?|es[eao]s?|lo|quest[oaei]|quell[oaei]|ess[ea]s?|ele|ela|eles|elas|dit|dat|deze|die|het|هذا|هذه|ذلك|تلك|منه|منها|هو|هي",
};

/** What these match stays part of the subject. */
const KEPT: ReadonlySet<IntentName> = new Set<IntentName>([
  "pointsBack",
  "continues",
  "sells",
  "which",
  "howTo",
  "overview",
]);

const names: readonly IntentName[] = [
  "price",
  "stock",
  "variants",
  "compare",
  "cheapest",
  "dearest",
  "search",
  "pointsBack",
  "continues",
  "sells",
  "which",
  "howTo",
  "overview",
];
const matchers = names.map((name) => ({
  name,
  matcher: new RegExp(`(?<![\\p{L}\\p{N}])(?:${PHRASES[name]})(?![\\p{L}\\p{N}])`, "gu"),
}));

export function readIntent(question: string): Intent {
  const folded = foldFigures(question).replace(/^[¿¡\s]+/u, "");
  const named = new Set(matchers.filter(({ matcher }) => folded.search(matcher) >= 0).map(({ name }) => name));
  const subject = matchers
    .filter(({ name }) => !KEPT.has(name))
    .reduce((text, { matcher }) => text.replace(matcher, " "), folded);
  const expectation = expectationOf(question);
  return {
    expectation,
    price: named.has("price") || expectation === "price",
    stock: named.has("stock"),
    variants: named.has("variants"),
    compare: named.has("compare"),
    cheapest: named.has("cheapest"),
    dearest: named.has("dearest"),
    search: named.has("search"),
    pointsBack: named.has("pointsBack"),
    continues: named.has("continues"),
    sells: named.has("sells"),
    which: named.has("which"),
    howTo: named.has("howTo"),
    overview: named.has("overview") || /^\p{L}+(?: \p{L}+)?[.?!؟]*$/u.test(folded.trim()),
    asks: /[?？؟]\s*$/u.test(question) || QUESTION_WORDS.test(folded),
    quality: readAskedQuality(question),
    subject: withoutQuality(subject).replace(/\s+/g, " ").trim(),
  };
}
