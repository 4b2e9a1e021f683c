interface NumberWords {
  /** Spellings of 0 to 19, alternatives after a slash. */
  small: string;
  /** 20, 30 … 90. */
  tens: string;
  hundred: string;
  thousand: string;
  /** How 21 … 99 are made. */
  join(ten: string, unit: string): string[];
  /** Number words that mean something else as often: they count only before a unit. */
  ambiguous: string;
}

const spaced = (ten: string, unit: string) => [`${ten}-${unit}`, `${ten} ${unit}`];

const WORDS: Record<string, NumberWords> = {
  en: {
    small:
      "zero one two three four five six seven eight nine ten eleven twelve/dozen thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    tens: "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
    hundred: "hundred hundreds",
    thousand: "thousand thousands",
    join: (ten, unit) => [...spaced(ten, unit), ten + unit],
    ambiguous: "one zero",
  },
  de: {
    small:
      "null ein/eins/einen/eine zwei/zwo drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn",
    tens: "zwanzig dreißig/dreissig vierzig fünfzig/fuenfzig sechzig siebzig achtzig neunzig",
    hundred: "hundert hunderte hunderten einhundert",
    thousand: "tausend tausende tausenden eintausend",
    join: (ten, unit) => [`${unit}und${ten}`],
    ambiguous: "ein eins einen eine null acht",
  },
  fr: {
    small:
      "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    tens: "vingt trente quarante cinquante soixante soixante-dix/septante quatre-vingt/quatre-vingts/huitante quatre-vingt-dix/nonante",
    hundred: "cent cents",
    thousand: "mille",
    join: joinFrench,
    ambiguous: "un une neuf zéro",
  },
  es: {
    small:
      "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    tens: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    hundred: "cien ciento cientos",
    thousand: "mil miles",
    join: joinSpanish,
    ambiguous: "un uno una cero",
  },
  it: {
    small:
      "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    tens: "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    hundred: "cento centinaia",
    thousand: "mille mila migliaia",
    join: (ten, unit) => [/^[uo]/.test(unit) ? ten.slice(0, -1) + unit : ten + unit],
    ambiguous: "un uno una sei zero",
  },
  pt: {
    small:
      "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    tens: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    hundred: "cem cento centenas",
    thousand: "mil milhares",
    join: (ten, unit) => [`${ten} e ${unit}`],
    ambiguous: "um uma zero",
  },
  nl: {
    small:
      "nul een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    tens: "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    hundred: "honderd honderden",
    thousand: "duizend duizenden",
    join: (ten, unit) => [unit.endsWith("e") ? `${unit}ën${ten}` : `${unit}en${ten}`],
    ambiguous: "een nul",
  },
  ar: {
    small:
      "صفر واحد/واحدة اثنان/اثنين/اثنتان ثلاثة/ثلاث أربعة/أربع/اربعة خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر أحد-عشر اثنا-عشر ثلاثة-عشر أربعة-عشر خمسة-عشر ستة-عشر سبعة-عشر ثمانية-عشر تسعة-عشر",
    tens: "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين",
    hundred: "مئة مائة مئات",
    thousand: "ألف آلاف الف",
    join: (ten, unit) => [`${unit} و${ten}`, `${unit} و ${ten}`],
    ambiguous: "واحد واحدة صفر ست",
  },
};

/** Seventies and nineties count on from ten: soixante-douze, quatre-vingt-dix-sept; 21 … 61 take "et". */
function joinFrench(ten: string, unit: string): string[] {
  const forms = spaced(ten, unit);
  return unit === "un" || unit === "une" ? [...forms, `${ten} et ${unit}`, `${ten}-et-${unit}`] : forms;
}

const SPANISH_ACCENTS: Record<string, string> = { dos: "dós", tres: "trés", seis: "séis", un: "ún" };

function joinSpanish(ten: string, unit: string): string[] {
  if (ten !== "veinte") return [`${ten} y ${unit}`];
  return [`veinti${unit}`, `veinti${SPANISH_ACCENTS[unit] ?? unit}`];
}

export interface SpelledNumbers {
  /** Every spelled number of the language, longest first, for one alternation. */
  phrases: Map<string, number>;
  ambiguous: Set<string>;
  hundreds: Set<string>;
  thousands: Set<string>;
}

const spelled = new Map<string, SpelledNumbers>();

/** The spelled numbers 0 to 99 of a language with its words for hundred and thousand; null for languages not known. */
export function spelledNumbers(language: string): SpelledNumbers | null {
  const words = WORDS[language];
  if (!words) return null;
  const known = spelled.get(language) ?? spell(words);
  spelled.set(language, known);
  return known;
}

function spell(words: NumberWords): SpelledNumbers {
  const small = words.small.split(" ").map((entry) => entry.split("/").map((word) => word.replace("-عشر", " عشر")));
  const tens = words.tens.split(" ").map((entry) => entry.split("/"));
  const phrases = new Map<string, number>();
  small.forEach((spellings, value) => spellings.forEach((spelling) => phrases.set(spelling, value)));
  tens.forEach((spellings, index) =>
    spellings.forEach((ten) => addTen({ phrases, words, small }, ten, index * 10 + 20)),
  );
  return {
    phrases,
    ambiguous: new Set(words.ambiguous.split(" ")),
    hundreds: new Set(words.hundred.split(" ")),
    thousands: new Set(words.thousand.split(" ")),
  };
}

function addTen(
  into: { phrases: Map<string, number>; words: NumberWords; small: string[][] },
  ten: string,
  value: number,
): void {
  into.phrases.set(ten, value);
  const last = into.words.small.startsWith("zéro") && (value === 60 || value === 80) ? 19 : 9;
  for (let unit = 1; unit <= last; unit += 1) {
    for (const spelling of into.small[unit] ?? []) {
      for (const joined of into.words.join(ten, spelling)) addPhrase(into.phrases, joined, value + unit);
    }
  }
}

/** The first reading stands: "soixante-dix" is 70 before it is 60 and 10. */
function addPhrase(phrases: Map<string, number>, phrase: string, value: number): void {
  if (!phrases.has(phrase)) phrases.set(phrase, value);
}
