/** How a visitor is asked to confirm what a tool is going to do, and says yes or no to it. */
export interface ConfirmPhrases {
  ask: string;
  confirm: string;
  decline: string;
  done: string;
  failed: string;
  declined: string;
  /** What people type instead of the offered words; of the whole message. */
  yes: RegExp;
  no: RegExp;
}

const EN: ConfirmPhrases = {
  ask: "Shall I do this?",
  confirm: "Yes, do it",
  decline: "No, leave it",
  done: "Done.",
  failed: "That did not work. Nothing more was tried.",
  declined: "All right, nothing was done.",
  yes: /^(?:yes|yes please|yep|ok(?:ay)?|confirm|go ahead|do it)$/,
  no: /^(?:no|no thanks?|nope|cancel|stop|don't)$/,
};

const PHRASES: Record<string, ConfirmPhrases> = {
  en: EN,
  de: {
    ask: "Soll ich das ausführen?",
    confirm: "Ja, ausführen",
    decline: "Nein, nicht ausführen",
    done: "Erledigt.",
    failed: "Das hat nicht geklappt. Es wurde nichts weiter versucht.",
    declined: "Gut, es wurde nichts getan.",
    yes: /^(?:ja|ja bitte|ok(?:ay)?|bestätigen|mach das|gern)$/,
    no: /^(?:nein|nein danke|abbrechen|stopp?)$/,
  },
  fr: {
    ask: "Dois-je le faire ?",
    confirm: "Oui, faites-le",
    decline: "Non, laissez",
    done: "C'est fait.",
    failed: "Cela n'a pas fonctionné. Rien d'autre n'a été tenté.",
    declined: "Très bien, rien n'a été fait.",
    yes: /^(?:oui|oui merci|d'accord|ok|confirmer|allez-y)$/,
    no: /^(?:non|non merci|annuler|stop)$/,
  },
  es: {
    ask: "¿Lo hago?",
    confirm: "Sí, hazlo",
    decline: "No, déjalo",
    done: "Hecho.",
    failed: "No ha funcionado. No se ha intentado nada más.",
    declined: "De acuerdo, no se ha hecho nada.",
    yes: /^(?:sí|si|sí por favor|vale|ok|confirmar|adelante)$/,
    no: /^(?:no|no gracias|cancelar|para)$/,
  },
  it: {
    ask: "Devo farlo?",
    confirm: "Sì, procedi",
    decline: "No, lascia stare",
    done: "Fatto.",
    failed: "Non ha funzionato. Non è stato tentato altro.",
    declined: "Va bene, non è stato fatto nulla.",
    yes: /^(?:sì|si|sì grazie|va bene|ok|conferma|procedi)$/,
    no: /^(?:no|no grazie|annulla|stop)$/,
  },
  pt: {
    ask: "Devo fazer isto?",
    confirm: "Sim, faça",
    decline: "Não, deixe",
    done: "Feito.",
    failed: "Não funcionou. Nada mais foi tentado.",
    declined: "Está bem, nada foi feito.",
    yes: /^(?:sim|sim por favor|ok|confirmar|pode ser)$/,
    no: /^(?:não|não obrigad[oa]|cancelar|para)$/,
  },
  nl: {
    ask: "Zal ik dit doen?",
    confirm: "Ja, doe maar",
    decline: "Nee, laat maar",
    done: "Gedaan.",
    failed: "Dat is niet gelukt. Er is verder niets geprobeerd.",
    declined: "Goed, er is niets gedaan.",
    yes: /^(?:ja|ja graag|oké?|bevestigen|doe maar)$/,
    no: /^(?:nee|nee bedankt|annuleren|stop)$/,
  },
  ar: {
    ask: "هل أنفّذ ذلك؟",
    confirm: "نعم، نفّذ",
    decline: "لا، اترك ذلك",
    done: "تمّ.",
    failed: "لم ينجح ذلك، ولم تُجرَّب أي خطوة أخرى.",
    declined: "حسنًا، لم يُنفَّذ شيء.",
    yes: /^(?:نعم|أجل|موافق|حسنا)$/,
    no: /^(?:لا|لا شكرا|إلغاء)$/,
  },
};

export function confirmPhrases(language: string): ConfirmPhrases {
  return PHRASES[language] ?? EN;
}

export type Decision = "confirm" | "decline" | null;

/** What a message says to a question that waits for yes or no; anything but a plain one is neither. */
export function readDecision(message: string, language: string): Decision {
  const said = plain(message);
  for (const phrases of new Set([confirmPhrases(language), EN])) {
    if (said === plain(phrases.confirm) || phrases.yes.test(said)) return "confirm";
    if (said === plain(phrases.decline) || phrases.no.test(said)) return "decline";
  }
  return null;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u064B-\u0652]/g, "")
    .replaceAll(/[.,!?؟،¿¡]/gu, "")
    .replaceAll("’", "'")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
