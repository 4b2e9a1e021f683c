import { addSynonyms, type OwnSynonyms } from "./add-synonyms.ts";
import { analyseToken, type Token } from "./analyse-token.ts";
import { isPlainWord } from "./analyse.ts";
import { scanTokens } from "./scan-tokens.ts";
import type { TextSpan } from "./text-span.ts";

/** One word of a question and everything it may stand as in the index. */
export interface QuestionWord extends TextSpan {
  /** As asked, in lower case. */
  text: string;
  /** Index terms that all mean this word, its own first. */
  spellings: string[];
  /** What else the same thing is called; all terms of one must stand in a passage. */
  synonyms: string[][];
  /** 1 for a word of the question itself; less for parts of words and for words of earlier questions. */
  weight: number;
  /** Its neighbour to the right belongs to the same expression, so both may be one word in the catalogue. */
  joinsNext: boolean;
  /** Part of a number with hyphen or unit that is looked for as a whole as well. */
  isPart: boolean;
  /** Made of letters alone, so that it may be misspelt. */
  isPlain: boolean;
}

const partWeight = 0.5;

/**
 * The words of a question without stop words, each once. They are analysed in the first language and stand under the
 * stems of the others too, because a tenant's passages may be written in several.
 */
export function questionWords(text: string, languages: string[], synonyms?: OwnSynonyms): QuestionWord[] {
  const [first = "en", ...others] = languages;
  const scanned = scanTokens(text, first);
  const words = scanned.flatMap(({ token, start, end }, index) => {
    const next = scanned[index + 1];
    const joinsNext = next !== undefined && next.start - end === 1 && !next.token.isStopWord;
    return wordsOfToken(token, others).map((word) => ({ ...word, start, end, joinsNext }));
  });
  return addSynonyms(addCompounds(keepFirst(words), first), languages, synonyms);
}

function wordsOfToken(token: Token, otherLanguages: string[]) {
  const [whole, ...parts] = token.terms;
  if (whole === undefined) return [];
  const others = otherLanguages.map((language) => analyseToken(token.text, language).terms[0]);
  const spellings = [...new Set([whole, ...others.filter((term) => term !== undefined)])];
  const isPlain = parts.length === 0 && isPlainWord(whole);
  return [
    { text: token.text, spellings, synonyms: [], weight: 1, isPart: false, isPlain },
    ...parts.map((part) => ({
      text: part,
      spellings: [part],
      synonyms: [],
      weight: partWeight,
      isPart: true,
      isPlain: false,
    })),
  ];
}

function keepFirst(words: QuestionWord[]): QuestionWord[] {
  const seen = new Map<string, QuestionWord>();
  for (const word of words) {
    const key = word.spellings.join(" ");
    const known = seen.get(key);
    if (!known || known.weight < word.weight) seen.set(key, word);
  }
  return [...seen.values()];
}

/** Neighbours also stand as the one word they may form together: "head set" finds "headset". */
function addCompounds(words: QuestionWord[], language: string): QuestionWord[] {
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

/** Every term that may have to be looked up for the words. */
export function termsToLookUp(words: QuestionWord[]): string[] {
  return [...new Set(words.flatMap(({ spellings, synonyms }) => [...spellings, ...synonyms.flat()]))];
}
