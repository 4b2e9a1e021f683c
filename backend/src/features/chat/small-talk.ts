import { foldFigures } from "./fold-figures.ts";
import type { Phrases } from "./phrases.ts";

export type SmallTalk = "greeting" | "thanks" | "goodbye" | "identity" | "wellbeing" | "help" | "person";

/** Whole fragments of a message, in eight languages, folded. */
const FRAGMENTS: [SmallTalk, string][] = [
  [
    "greeting",
    "(?:hi|hii+|hello|hey|heya|howdy|greetings|yo|good (?:morning|afternoon|evening|day)|hallo|hallöchen|guten? (?:tag|morgen|abend)|moin(?: moin)?|servus|grüezi|grüß gott|bonjour|bonsoir|salut|coucou|hola|buen(?:os|as) (?:días|tardes|noches)|buenas|ciao|buongiorno|buonasera|salve|olá|ola|oi|bom dia|boa (?:tarde|noite)|hoi|goedemorgen|goedemiddag|goedenavond|goedendag|مرحبا|مرحبا بك|أهلا|اهلا|أهلا وسهلا|السلام عليكم|سلام|صباح الخير|مساء الخير)(?: (?:there|all|everyone|team|bot|again|zusammen|à tous|a tutti|a todos|allemaal|sir|madam))?",
  ],
  [
    "thanks",
    "(?:ok(?:ay)? )?(?:many |lieben |herzlichen |besten )?(?:thanks?|thank you|thx|ty|cheers|danke|dankeschön|vielen dank|merci|gracias|grazie|obrigad[oa]|bedankt|dank (?:je|u)(?: wel)?|شكرا|شكرا جزيلا|شكرا لك)(?: (?:a lot|so much|very much|you|schön|sehr|beaucoup|bien|muchas|mille|muito|for (?:the|your) help|für (?:die|ihre|deine) hilfe|pour (?:l'aide|votre aide)|por (?:la|su) ayuda|per l'aiuto|pela ajuda|voor de hulp))*|muchas gracias|mille grazie|muito obrigad[oa]|merci beaucoup|grand merci|hartelijk dank|ok|okay|k|great|perfect|cool|nice|super|alles klar|prima|perfekt|toll|d'accord|parfait|génial|vale|perfecto|genial|va bene|perfetto|ottimo|está bem|perfeito|ótimo|prima|oké|duidelijk|got it|understood|makes sense|حسنا|تمام|ممتاز",
  ],
  [
    "goodbye",
    "(?:good ?)?bye(?: bye)?|goodbye|see you(?: later| soon)?|have a (?:nice|good|great) (?:day|one|evening|weekend)|good night|tschüss|tschüs|auf wiedersehen|bis (?:bald|später|dann)|schönen tag(?: noch)?|gute nacht|au revoir|à bientôt|bonne journée|bonne soirée|bonne nuit|adiós|hasta (?:luego|pronto)|arrivederci|a presto|buona giornata|buonanotte|adeus|até (?:logo|mais|breve)|tchau|tot ziens|doei|dag|fijne dag(?: nog)?|مع السلامة|إلى اللقاء|وداعا",
  ],
  [
    "identity",
    "(?:and )?(?:who|what) (?:are|r) (?:you|u)|are you (?:a |an )?(?:real |live |actual )?(?:bot|robot|human|person|ai|machine|real|chatbot|computer)(?: or (?:a |an )?(?:bot|robot|human|person|ai|machine))?|am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:real )?(?:bot|robot|human|person|ai|machine)|what(?:'s| is) your name|(?:und )?wer (?:bist du|sind sie)|was (?:bist du|sind sie)|(?:bist du|sind sie) (?:ein |eine )?(?:echter? )?(?:bot|roboter|mensch|ki|maschine|person)|wie (?:heißt du|heißen sie|heisst du|ist (?:dein|ihr) name)|qui (?:êtes-vous|es-tu|êtes vous|es tu)|(?:êtes-vous|es-tu|vous êtes|tu es) (?:un |une )?(?:robot|humain|personne|bot|ia|vraie personne)|(?:quel est (?:votre|ton) nom|comment (?:vous appelez-vous|tu t'appelles))|(?:quién|quien) (?:eres|es usted)|(?:eres|es usted) (?:un |una )?(?:robot|humano|persona|bot|ia|persona real)|(?:cómo|como) (?:te llamas|se llama)|chi (?:sei|è lei)|(?:sei|è) (?:un |una )?(?:robot|umano|persona|bot|ia|persona reale)|come (?:ti chiami|si chiama)|quem (?:és|é) (?:tu|você)|quem é você|(?:és|é|você é) (?:um |uma )?(?:robô|robot|humano|pessoa|bot|ia|pessoa real)|wie (?:ben je|bent u)|(?:ben je|bent u) (?:een )?(?:robot|mens|bot|ai|echt persoon|echt mens)|hoe heet (?:je|u)|من أنت|من انت|هل أنت (?:روبوت|إنسان|انسان|آلي|بشر|شخص حقيقي)|ما اسمك",
  ],
  [
    "wellbeing",
    "how are (?:you|u)(?: doing)?(?: today)?|how(?:'s| is) it going|how do you do|what's up|wie geht(?:'s| es)(?: (?:dir|ihnen))?|comment (?:ça va|allez-vous|vas-tu)|ça va|(?:qué|que) tal|(?:cómo|como) (?:estás|está usted|estas)|come (?:stai|sta|va)|tudo bem|como (?:vai|está)|hoe gaat het(?: met (?:je|u))?|alles goed|كيف حالك|كيف الحال",
  ],
  [
    "help",
    "help(?: me)?(?: please)?|(?:can|could) you help(?: me)?(?: please)?|i need help|what can (?:you|i) (?:do|ask)(?: here| you)?|how (?:can|do) you help|how does this work|hilfe|(?:kannst du|können sie) mir helfen|ich brauche hilfe|was (?:kannst du|können sie)(?: alles)?|aide|aidez-moi|(?:pouvez-vous|peux-tu) m'aider|que (?:pouvez-vous|peux-tu) faire|ayuda|(?:me puedes|puedes|me puede|puede) ayudar(?:me)?|(?:qué|que) (?:puedes|puede) hacer|aiuto|(?:mi puoi|puoi|mi può|può) aiutar(?:e|mi)|(?:che )?cosa (?:puoi|può|sai) fare|ajuda|(?:pode|podes|você pode) (?:me )?ajudar(?:-me)?|o que (?:pode|podes|você pode) fazer|hulp|(?:kun je|kunt u) me helpen|wat (?:kun je|kunt u)(?: doen)?|مساعدة|هل يمكنك مساعدتي|ساعدني|ماذا يمكنك أن تفعل",
  ],
];

const matchers = FRAGMENTS.map(([kind, pattern]) => ({ kind, matcher: new RegExp(`^(?:${pattern})$`, "u") }));

/** A wish for a human being, wherever it stands in a short message. */
const PERSON = new RegExp(
  [
    "(?:talk|speak|chat|write|connect|transfer|put) .{0,20}\\b(?:human|person|agent|someone|somebody|representative|support|staff|employee|real person|operator|advisor)",
    "^(?:a )?(?:real )?(?:human|agent|representative|operator|person)(?: please)?$",
    "(?:mit|an|zu) .{0,12}(?:mensch|mitarbeiter|person|kundendienst|kundenservice|berater)\\p{L}* .{0,12}(?:sprechen|reden|verbinden|schreiben|chatten)",
    "(?:sprechen|reden|chatten|verbinden) .{0,20}(?:mensch|mitarbeiter|kundendienst|berater)",
    "(?:parler|discuter|joindre|contacter) .{0,16}(?:humain|personne|conseiller|quelqu'un|agent|service client)",
    "(?:hablar|contactar|comunicar\\p{L}*) .{0,16}(?:humano|persona|agente|alguien|operador|asesor)",
    "(?:parlare|chattare|contattare) .{0,16}(?:umano|persona|operatore|qualcuno|agente|addetto)",
    "(?:falar|conversar|contactar) .{0,16}(?:humano|pessoa|atendente|alguém|agente|operador)",
    "(?:mens|medewerker|persoon|klantenservice) .{0,12}(?:praten|spreken|chatten)",
    "(?:praten|spreken|chatten|contact) .{0,20}(?:mens|medewerker|persoon|iemand|klantenservice)",
    "(?:التحدث|أتحدث|اتحدث|أكلم|التواصل|تحويلي) .{0,16}(?:شخص|موظف|إنسان|انسان|أحد|ممثل|خدمة العملاء)",
  ].join("|"),
  "u",
);
const LONGEST_CHARS = 120;

/**
 * What a message is when it asks nothing of the shop's knowledge: a greeting, thanks, a question about the agent itself,
 * a wish for a person. Null as soon as any part of it says more ("Hi, do you ship to France?").
 */
export function recogniseSmallTalk(message: string): SmallTalk | null {
  const folded = foldFigures(message)
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(folded)) return "help";
  if (folded.length > LONGEST_CHARS) return null;
  if (PERSON.test(folded.replace(/[?!.]+$/, ""))) return "person";
  const kinds = folded
    .split(
      /[,.;:!?¡¿،؟\n]+|(?<=^(?:hi|hello|hey|hallo|hola|ciao|salut|bonjour|olá|hoi)) (?=how |who |what |are |wie |wer )/u,
    )
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment !== "")
    .map(kindOf);
  return kinds.includes(null) ? null : (kinds.at(-1) ?? null);
}

function kindOf(fragment: string): SmallTalk | null {
  return matchers.find(({ matcher }) => matcher.test(fragment))?.kind ?? null;
}

/** The reply; every one of them stands in the agent's own words and rests on nothing. */
export function answerSmallTalk(kind: SmallTalk, phrases: Phrases, names: { agent: string; shop: string }): string {
  switch (kind) {
    case "greeting":
      return phrases.greeting(names.agent, names.shop);
    case "identity":
      return phrases.identity(names.agent, names.shop);
    case "help":
      return phrases.help(names.shop);
    default:
      return phrases[kind];
  }
}
