import { detectAll } from "tinyld";

/** Words that nearly every sentence of a language has, and its neighbours do not. */
const functionWords: Record<string, string> = {
  en: "the and of to in is are with for you your this that from can will not or be have our we how what when which do does my where it at by any if has on",
  de: "der die das und ist sind in mit für von den dem ein eine einen nicht sie wir ihr ihre auf zu im wie was wann wo kann werden wird oder bei auch aus nach über sich ich mein meine es hat haben",
  fr: "le la les des et est sont avec pour une du vous votre nous nos dans sur pas que qui quel quelle ce cette ou où au aux être peut comment combien mon ma je il elle",
  es: "el los las y es son con para una del usted su nuestro en por que qué no este esta como cómo cuánto cuál dónde puede o al se más mi hay está",
  it: "il la le un in lo gli e è sono con per una del della di nel nella che non questo questa come quanto quale dove può o al si più mio mia ho hai il i",
  pt: "o os as e é são com para uma do da dos das em no na que não este esta como quanto qual onde pode ou ao você seu sua mais meu minha",
  nl: "de het een en is zijn met voor van niet je uw wij we op te dat deze dit hoe wat wanneer waar kan worden of bij ook uit naar mijn ik heeft",
  sv: "och är med för av att en ett den det som på inte du din vi vår hur vad när var kan eller till från jag har om",
  da: "og er med for af at en et den det som på ikke du din vi vores hvordan hvad hvornår hvor kan eller til fra jeg har om",
  no: "og er med for av å en et den det som på ikke du din vi vår hvordan hva når hvor kan eller til fra jeg har om",
  pl: "i jest są z dla od do nie na w że się to jak co kiedy gdzie czy lub oraz może po ten ta mój",
  tr: "ve bir için ile bu da de ne nasıl kaç nerede mi mı değil var yok olarak daha çok gibi veya",
  fi: "ja on ovat ei se että kuin mitä miten missä milloin tai myös voi olla tämä sekä kun jos",
  cs: "a je jsou s od do na v že se to jak co kdy kde nebo může tento tato není také",
  hu: "a az és egy van nem hogy ez is meg mi hol mikor vagy lehet ha csak mint",
  ro: "și este sunt cu pentru de la în pe un o nu ce cum când unde sau poate din care mai",
};
const wordLanguages = indexWords(functionWords);
/** Languages that sites are written in; without the list, part numbers are taken for Berber and Klingon. */
const siteLanguages = (
  "en de fr es it pt nl sv da no fi pl cs sk hu ro bg el tr ru uk sr hr sl lt lv et ca eu ar he fa ur hi bn ta te ja ko zh th " +
  "vi id ms"
).split(" ");
const sampleChars = 1_500;
const leastAccuracy = 0.3;

/**
 * The language of a text as a primary tag such as `de`, or null when the text does not say enough (part numbers, a
 * bare name). Deterministic; looks at the first 1,500 characters. Counts function words first, then asks tinyld.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampleChars).toLowerCase();
  return detectByFunctionWords(sample) ?? detectByProfile(sample);
}

/**
 * As `detectLanguage`, by function words alone: quick, and silent on names and part numbers. `leastHits` different
 * function words must occur; product texts need about three, since "el", "com" and "le" also stand in model names.
 */
export function detectByFunctionWords(text: string, leastHits = 1): string | null {
  const sample = text.slice(0, sampleChars).toLowerCase();
  const words = sample.match(/\p{L}+/gu) ?? [];
  const scores = new Map<string, Score>();
  for (const word of new Set(words)) scoreWord(word, scores);
  const ranked = [...scores].toSorted((a, b) => b[1].score - a[1].score);
  const [first, second = ["", nothing]] = ranked;
  if (!first || first[1].hits < leastHits) return null;
  return isClear(first[1].score, second[1].score, words.length) ? first[0] : null;
}

interface Score {
  score: number;
  hits: number;
}

const nothing: Score = { score: 0, hits: 0 };

/** Few hits must be a large share of the text; many need only be present. */
function isClear(score: number, nextScore: number, words: number): boolean {
  const leastShare = score < 2 ? 0.15 : 0.04;
  return score >= Math.max(0.8, words * leastShare, nextScore * 1.2 + Number.EPSILON);
}

/** A word that several languages share counts for each of them in part. */
function scoreWord(word: string, scores: Map<string, Score>): void {
  const languages = wordLanguages.get(word) ?? [];
  for (const language of languages) {
    const entry = scores.get(language) ?? nothing;
    scores.set(language, { score: entry.score + 1 / languages.length, hits: entry.hits + 1 });
  }
}

function detectByProfile(text: string): string | null {
  const [best, next] = detectAll(text, { only: siteLanguages });
  if (!best || best.accuracy < leastAccuracy) return null;
  return best.accuracy >= (next?.accuracy ?? 0) * 1.5 ? best.lang : null;
}

function indexWords(lists: Record<string, string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [language, words] of Object.entries(lists)) {
    for (const word of new Set(words.split(" ").filter(isTelling)))
      index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}

/** Single letters are sizes and part numbers more often than words. */
function isTelling(word: string): boolean {
  return word.length > 1 || !/[a-xz]/.test(word);
}

/** Whether `detectByFunctionWords` can tell this language, so that its silence or dissent means something. */
export function hasFunctionWords(language: string): boolean {
  return language in functionWords;
}
