import { analyseToken, type Token } from "./analyse-token.ts";
import { scanTokens } from "./scan-tokens.ts";

/** One word of a question and everything it may stand as in the index. */
export interface QuestionWord {
  /** As asked, in lower case. */
  text: string;
  /** Index terms that all mean this word. */
  spellings: string[];
  /** 1 for a word of the question itself; less for parts of words and for words of earlier questions. */
  weight: number;
  /** Its neighbour to the right belongs to the same expression, so both may be one word in the catalogue. */
  joinsNext: boolean;
  /** Part of a number with hyphen or unit that is looked for as a whole as well. */
  isPart: boolean;
}

const partWeight = 0.5;

/**
 * The words of a question without stop words. Each is analysed in the first language and stands under the stems of the
 * others too, because a tenant's passages may be written in several.
 */
export function questionWords(text: string, languages: string[]): QuestionWord[] {
  const [first = "en", ...others] = languages;
  const words: QuestionWord[] = [];
  const scanned = scanTokens(text, first);
  for (const [index, { token, end }] of scanned.entries()) {
    const next = scanned[index + 1];
    const joinsNext = next !== undefined && next.start - end === 1 && !next.token.isStopWord;
    words.push(...wordsOfToken(token, others).map((word) => ({ ...word, joinsNext })));
  }
  return mergeRepeated(words);
}

function wordsOfToken(token: Token, otherLanguages: string[]): QuestionWord[] {
  const [whole, ...parts] = token.terms;
  if (whole === undefined) return [];
  const translations = otherLanguages.map((language) => analyseToken(token.text, language).terms[0]);
  const spellings = [...new Set([whole, ...translations.filter((term) => term !== undefined)])];
  const base = { text: token.text, joinsNext: false };
  return [
    { ...base, spellings, weight: 1, isPart: false },
    ...parts.map((part) => ({ ...base, text: part, spellings: [part], weight: partWeight, isPart: true })),
  ];
}

function mergeRepeated(words: QuestionWord[]): QuestionWord[] {
  const merged = new Map<string, QuestionWord>();
  for (const word of words) {
    const key = word.spellings.join(" ");
    const known = merged.get(key);
    if (!known || known.weight < word.weight) merged.set(key, word);
  }
  return [...merged.values()];
}

/** Adds to neighbours the one word they may form together: "head set" also finds "headset". */
export function addCompounds(words: QuestionWord[], language: string): QuestionWord[] {
  const widened = words.map((word) => ({ ...word, spellings: [...word.spellings] }));
  for (const [index, word] of widened.entries()) {
    const next = widened[index + 1];
    if (!word.joinsNext || !next || word.isPart || next.isPart) continue;
    const [compound, ...rest] = analyseToken(`${word.text}${next.text}`, language).terms;
    if (compound === undefined || rest.length > 0) continue;
    word.spellings.push(compound);
    next.spellings.push(compound);
  }
  return widened;
}
