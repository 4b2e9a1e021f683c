import type { ParsedConstraints } from "./parse-constraints.ts";
import { stopWordsOf } from "./stop-words.ts";
import type { TextSpan } from "./text-span.ts";

/** One to four neighbouring words of a question that may name a fact of the catalogue. */
export interface Phrase extends TextSpan {
  text: string;
  /** The question does not want it; `from` is where the words that say so begin. */
  negatedFrom: number | null;
  /** The wanted thing goes with it, and need not be it. */
  isCompanion: boolean;
  isSize: boolean;
  /** Besides stop words, nothing else is asked for. */
  isWhole: boolean;
}

const words = /[\p{L}\p{M}\p{N}]+(?:[-.'’+&/][\p{L}\p{M}\p{N}]+)*/gu;
/** What may stand between two words of one name: "Black & Decker". */
const inner = /^(?: | & | \+ |& )$/;
const mostWords = 4;
const mostPhrases = 40;
/** "case for my new Apple iPhone": so many words may stand between "for" and the name. */
const mostBeforeCompanion = 2;
/** Words that may stand between "not" and a name. */
const nameWords =
  /^(?:brand|brands|marke|marque|marca|merk|colou?r|farbe|couleur|color|colore|cor|kleur|size|company|manufacturer|hersteller)$/u;

/** All phrases, longest first, then in order of the question; at most 40. */
export function listPhrases(parsed: ParsedConstraints, languages: string[]): Phrase[] {
  const found = [...parsed.text.matchAll(words)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isFiller: nameWords.test(match[0]) || languages.some((language) => stopWordsOf(language).has(match[0])),
  }));
  const phrases: Phrase[] = [];
  for (let length = Math.min(mostWords, found.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= found.length; from += 1) {
      const phrase = makePhrase(parsed, found, { from, to: from + length });
      if (phrase) phrases.push(phrase);
    }
  }
  return phrases.slice(0, mostPhrases);
}

type FoundWord = TextSpan & { isFiller: boolean };

function makePhrase(parsed: ParsedConstraints, found: FoundWord[], { from, to }: { from: number; to: number }) {
  const words = found.slice(from, to);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || first.isFiller || last.isFiller || !isOneName(parsed.text, words)) return null;
  const before = { found, start: first.start };
  const negation = parsed.negations.find((span) => standsBefore(span, before, 0));
  return {
    start: first.start,
    end: last.end,
    text: parsed.text.slice(first.start, last.end),
    negatedFrom: negation?.start ?? null,
    isCompanion: parsed.companions.some((span) => standsBefore(span, before, mostBeforeCompanion)),
    isSize: parsed.sizeMarks.some((span) => standsBefore(span, before, 0)),
    isWhole: found.every((word) => word.isFiller || words.includes(word)),
  };
}

function isOneName(text: string, words: FoundWord[]): boolean {
  return words.every((word, index) => index === 0 || inner.test(text.slice(words[index - 1]?.end, word.start)));
}

/** True when nothing but fillers, and at most so many other words, stands between the two. */
function standsBefore(
  span: TextSpan,
  { found, start }: { found: FoundWord[]; start: number },
  mostBetween: number,
): boolean {
  if (span.end > start) return false;
  return found.filter((word) => !word.isFiller && word.start >= span.end && word.start < start).length <= mostBetween;
}
