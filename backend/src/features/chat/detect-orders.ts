import { foldFigures, stripInvisible } from "./fold-figures.ts";

const EARLIER =
  "all|any|every|your|everything|what|previous|prior|above|earlier|preceding|original|former|system|existing|other|safety|my";

/**
 * Ways in which a text gives a language model orders, in eight languages. Knowledge is data: a sentence like these has
 * no place in an answer, whoever wrote it.
 */
const ORDERS: string[] = [
  // Setting aside what came before.
  `(?:ignore|disregard|forget|override|bypass|skip|drop) (?:(?:the|of|these|those|this)[ -]+)*(?:${EARLIER})[ -]+(?:(?:${EARLIER}|the|of|these|those)[ -]+)*(?:instructions?|rules?|prompts?|guidelines?|directives?|directions|constraints?|policies|commands?|messages?|restrictions|you were told|above|before)`,
  "(?:ignore|disregard|forget|override|bypass) (?:the |these |those )?(?:instructions?|rules?|prompts?|guidelines?) (?:above|before|you|given|that you)",
  "(?:ignorier\\p{L}*|vergiss|vergessen sie|missachte\\p{L}*|missachten sie|überschreib\\p{L}*) (?:bitte |alle |sämtliche |deine |ihre |die |diese |allen? |jede )*(?:vorherigen?|bisherigen?|obigen?|früheren?|vorigen|vorangegangenen)? ?(?:anweisung|instruktion|regel|vorgabe|befehl|prompt|systemprompt)",
  "(?:ignor(?:e|ez|er)|oublie[zr]?|ne tiens? pas compte|ne tenez pas compte) (?:de )?(?:toutes? |tous |tes |vos |les |ces |des )*(?:instructions?|consignes?|règles?|directives?)",
  "(?:ignora|ignore|ignorad|olvida|olvide|descarta|haz caso omiso de) (?:todas? |todos? |tus |sus |las |los |estas )*(?:instrucciones|reglas|indicaciones|órdenes|directrices|instrucción)",
  "(?:ignora|ignorate|ignori|dimentica|dimenticate|trascura) (?:tutte |tutti |le |i |gli |tue |tuoi |queste )*(?:istruzioni|regole|indicazioni|direttive|istruzione)",
  "(?:ignor[ea]|esqueça|esquece|desconsidere|desconsidera) (?:todas? |todos? |as |os |suas |tuas |estas )*(?:instruções|regras|orientações|diretrizes|ordens)",
  "(?:negeer|vergeet) (?:alle |de |je |jouw |uw |deze |alle vorige |bovenstaande |vorige |eerdere )*(?:instructies|regels|opdrachten|aanwijzingen|richtlijnen)",
  "(?:تجاهل|تجاهلي|انس|انسى|اهمل|تخط) (?:كل |جميع |كافة )?(?:ال)?(?:تعليمات|أوامر|قواعد|توجيهات|اوامر)",
  // Taking another part.
  "(?:you are|you're|act|behave|respond|pretend|roleplay|speak|answer)(?: now| no longer)+ (?:as|like|to be|a|an|in|bound|the)\\b",
  "(?:from now on|henceforth),? (?:you|act|answer|respond|always|never|the assistant)",
  "(?:pretend|roleplay|role-play|imagine) (?:to be|you are|you're|that you|as) (?:a |an |the )?(?:\\p{L}+ )?(?:ai|assistant|bot|model|developer|admin|hacker|system|unrestricted|dan|human)",
  "(?:you are|you're|du bist|sie sind|tu es|vous êtes|eres|ahora eres|sei|tu sei|você é|je bent|jij bent|أنت) (?:jetzt |nun |maintenant |ahora |ora |adesso |agora |nu |الآن )?(?:dan\\b|(?:ein |eine |un |una |um |uma |een |an |a )?(?:unrestricted|uncensored|uneingeschränkt\\p{L}*|unzensiert\\p{L}*|sans (?:restrictions|limites)|sin restricciones|senza restrizioni|sem restrições|zonder beperkingen|بلا قيود))",
  "(?:developer|debug|god|admin|administrator|maintenance|jailbreak|dan|sudo|root) mode\\b|(?:entwickler|wartungs|admin)modus|mode (?:développeur|administrateur|debug)|modo (?:desarrollador|administrador|desenvolvedor)|modalità (?:sviluppatore|amministratore)|ontwikkelaarsmodus|وضع المطور|jailbreak",
  // The prompt itself.
  "(?:reveal|show|print|output|repeat|display|leak|disclose|dump|tell|give|share|list|write out|translate|summari[sz]e|encode) (?:me |us |back |out |the user )*(?:the |your |all |its |full |entire |complete |hidden |secret |initial |exact |text of the )*(?:system|initial|hidden|secret|internal|original)[ -]?(?:prompt|instructions?|message|rules|configuration|settings)",
  "(?:system ?prompts?|systemanweisung\\p{L}*|system-?nachricht|prompt (?:système|initial)|prompt del sistema|prompt di sistema|prompt do sistema|systeemprompt|instructions système|instrucciones del sistema|istruzioni di sistema|instruções do sistema|تعليمات النظام|رسالة النظام)",
  "(?:api|secret|access|private) ?-?keys?\\b.{0,30}(?:reveal|show|print|send|output|tell)|(?:reveal|show|print|send|output|tell).{0,30}(?:api|secret|access|private)[ -]?keys?",
  // Orders to whoever reads: models, assistants.
  "(?:dear |hey |attention,? |note to |instructions? (?:for|to) |message (?:for|to) |hint for |memo to |important for )(?:the |any |all |every )*(?:ai|a\\.i\\.|assistants?|chat ?bots?|bots?|language models?|llms?|models?|agents?|gpt|claude|gemini)\\b",
  "(?:hinweis|anweisung|nachricht|achtung|wichtig|note|instructions?|message|consigne|nota|aviso|instrucción|instrucciones|istruzion[ei]|messaggio|instruções|mensagem|let op|opdracht|bericht|ملاحظة|تعليمات|رسالة)[ :,-]*(?:für |an |pour |à |au |aux |para |al |a |per |all'|ao |voor |aan |إلى |ل|لل)*(?:die |den |das |l'|les |le |la |el |los |il |gli |o |os |de |het )?(?:ki\\b|assistent\\p{L}*|sprachmodell\\p{L}*|chatbot\\p{L}*|ia\\b|assistant\\p{L}*|modèle\\p{L}*|asistente\\p{L}*|modelo\\p{L}*|assistente\\p{L}*|modell[oi]|robots?|taalmodel\\p{L}*|ai\\b|bots?\\b|الذكاء|المساعد|مساعد|النموذج|نموذج)",
  "(?:if|when|whenever|should) (?:you are |you're |an? |the |any )+(?:ai|language model|llm|assistant|chatbot|bot|model)\\b",
  "(?:as an ai|als ki|en tant qu'ia|como ia|come ia|als ai),? (?:you (?:must|should|will|have)|musst|sollst|tu dois|vous devez|debes|devi|deve|moet)",
  "(?:the |all |every )?(?:assistants?|chatbots?|ai|model|llm|bot) (?:must|should|shall|has to|have to|needs? to|(?:is|are) (?:required|instructed|ordered|told|programmed|allowed|now allowed) to|will now|may now)\\b",
  "(?:der |die |das )?(?:assistent|chatbot|ki|sprachmodell) (?:muss|soll|sollte|darf nun)\\b|(?:l'assistant|le chatbot|l'ia|le modèle) (?:doit|devra)|(?:el asistente|el chatbot|la ia|el modelo) (?:debe|deberá|tiene que)|(?:l'assistente|il chatbot|l'ia|il modello) deve|(?:o assistente|o chatbot|a ia|o modelo) deve|(?:de assistent|de chatbot|de ai|het model) moet|(?:يجب على|على) (?:المساعد|النموذج|الذكاء)",
  "(?:tell|inform|assure|convince|promise|advise|instruct) (?:the |every |all |each |any )*(?:users?|visitors?|customers?|shoppers?|buyers?|clients?|people|them)\\b",
  "(?:sag|sage|teile|erzähl\\p{L}*|versprich|sagen sie) (?:dem |den |allen |jedem |der |immer )*(?:nutzer|benutzer|besucher|kunden|kundinnen|käufer)",
  "(?:dis|dites|informe[zr]?|promets) (?:à |au |aux |tous |toutes |les |l')*(?:utilisateur|visiteur|client)",
  "(?:di|dile|diga|dígale|dígales|informa|promete) (?:a |al |a los |a todos los |que )*(?:usuario|visitante|cliente|comprador)",
  "(?:di'?|dica|dite|informa|prometti) (?:a |al |all'|agli |ai |a tutti i |a tutti gli )*(?:utent|visitator|client|acquirent)",
  "(?:diga|dize|informe|prometa) (?:a |ao |aos |a todos os )*(?:utilizador|usuári|visitante|cliente|comprador)",
  "(?:vertel|zeg|beloof) (?:de |het |elke |alle |iedere |tegen |aan )*(?:gebruiker|bezoeker|klant|koper)",
  "(?:أخبر|اخبر|قل ل|أبلغ|عد) ?(?:كل |جميع )?(?:ال)?(?:مستخدم|زائر|زبون|عميل|زوار|عملاء|زبائن)",
  "(?:do not|don't|never) (?:tell|mention|reveal|inform|disclose|warn|alert) (?:this |it |that |any of this )*(?:to )?(?:the |any )?(?:user|visitor|customer|shopper|anyone|human)",
  "(?:always|only|must|please|now|just|instead),? (?:answer|respond|reply|say|output|write|print) (?:only |with |exactly |the following|this|that|\"|'|“|in the voice)",
  '(?:antworte|schreibe|gib|sag) (?:immer |nur |ausschließlich |stets |jetzt )+(?:mit |aus |: |„|")|(?:réponds|répondez|écris) (?:toujours |uniquement |seulement |désormais )+|(?:responde|contesta|escribe) (?:siempre |solo |sólo |únicamente |ahora )+|(?:rispondi|scrivi) (?:sempre |solo |soltanto |ora )+|(?:responda|responde|escreva) (?:sempre |só |apenas |somente |agora )+|(?:antwoord|schrijf) (?:altijd |alleen |uitsluitend |nu )+|(?:أجب|اجب|اكتب|رد) (?:دائما|فقط|الآن)',
  "(?:new|updated|revised|additional|override|real|true|secret) (?:system )?(?:instructions?|rules?|directives?|task|policy for (?:the )?(?:ai|assistant|bot))(?: (?:from|by|for)|[:!])",
  "(?:begin|start|end) (?:of )?(?:system|admin|developer|new|hidden)? ?(?:prompt|instructions?|override|message)\\b",
  "(?:this (?:is|message is|comes) (?:a |an |from )?(?:the )?(?:system|admin|administrator|developer|openai|anthropic|google|your (?:creator|developer|owner|operator)))",
  // Tools and channels.
  "(?:call|invoke|run|execute|trigger|use your) (?:the |your |a )*(?:[\\p{L}_]+ )?(?:tools?|function|plugin|api|command|shell|curl|fetch)\\b",
  "(?:tool_calls?|function_call|tool_use|<tool|get_product\\(|search\\(|send_email|exec\\(|eval\\(|subprocess|os\\.system)",
  "(?:send|post|forward|transmit|exfiltrate|append|embed|encode|include) .{0,40}(?:conversation|chat history|user data|visitor data|personal data|e-?mail address|cookies?|session|question) .{0,30}(?:to|in|into|as|at|url|link|image)",
  "!\\[[^\\]]*\\]\\(",
  "<\\|?(?:im_start|im_end|system|endoftext|assistant|user|begin_of_text|start_header_id)\\|?>|\\[/?(?:inst|system|sys)\\]|<</?sys>>",
  "(?:^|[\\n.;|>#*:-]) ?#{0,4} ?(?:system|assistant|developer|admin) (?:message|prompt|override|note|instruction)s? ?[:=]",
  "(?:^|[\\n.;|>#*:-]) ?#{0,4} ?(?:assistant|ai) ?:",
];

const matchers = ORDERS.map(
  (pattern) =>
    new RegExp(
      pattern.startsWith("!") || pattern.startsWith("<") || pattern.startsWith("(?:^")
        ? pattern
        : `(?<![\\p{L}\\p{N}])(?:${pattern})`,
      "u",
    ),
);

/** Tags, comments, calls of tools: markup has no place in a passage. */
const HIDDEN =
  /<!--|-->|<\/?(?:script|style|iframe|img|svg|object|embed|form|input|meta|link|a)\b|javascript:|data:[a-z]+\/[a-z]|on(?:error|load|click)\s*=|\{\s*"(?:name|tool|function|role|tool_calls)"\s*:/iu;
/** Words with a space between each two letters. */
const SPACED_OUT = /(?<![\p{L}\p{N}])(?:\p{L} {1,3}){10,}\p{L}(?![\p{L}\p{N}])/u;
/** Long runs in which letters of both cases and digits mix: encoded, so nothing that a shop tells. */
const ENCODED =
  /(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{60,}={0,2}/;
/** A speaker's name as transcripts with a model have it. */
const SPEAKER = /(?:^|[\s.;|>#*:"'-])(?:SYSTEM|ASSISTANT|DEVELOPER|ADMIN|Assistant|Developer)\s*[:=]/u;
/** Letters hidden between letters, written backwards or as tags, only to get past a reader. */
const SMUGGLED = /[\u{E0020}-\u{E007F}]{4,}|(?:[\u200B-\u200F\u2060-\u2064\uFEFF]\p{L}){3,}|[\u202D\u202E]/u;

/** Whether a sentence gives orders to a model, hides something, or carries markup that a shop's text does not need. */
export function isOrder(sentence: string): boolean {
  if ([SMUGGLED, HIDDEN, ENCODED, SPEAKER, SPACED_OUT].some((matcher) => matcher.test(sentence))) return true;
  const folded = foldFigures(unspace(stripInvisible(sentence))).replace(/\s+/g, " ");
  return matchers.some((matcher) => matcher.test(folded) || matcher.test(unleet(folded)));
}

/** "i g n o r e" → "ignore": single letters in a row are one word. */
function unspace(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){2,}\p{L}(?![\p{L}\p{N}])/gu, (run) =>
    run.replace(/[ .\-_*]/g, ""),
  );
}

const LEET: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

/** Digits that stand for letters inside a word, and letters of other scripts that look like Latin ones. */
function unleet(text: string): string {
  return text
    .replace(
      /(?<=\p{L})[0134570@$](?=\p{L})|(?<![\p{L}\p{N}])[0134570@$](?=\p{L}{3})/gu,
      (character) => LEET[character] ?? character,
    )
    .replace(/[аеорсухіјѕԁɡαεορτυχ]/gu, (character) => LOOKALIKES[character] ?? character);
}

const LOOKALIKES: Record<string, string> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ј: "j",
  ѕ: "s",
  ԁ: "d",
  ɡ: "g",
  α: "a",
  ε: "e",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
};
