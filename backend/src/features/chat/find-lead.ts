import type { AnswerScope } from "./answer-scope.ts";
import { readAsked } from "./asked-words.ts";
import { askedText } from "./asked-text.ts";
import type { Findings } from "./find-knowledge.ts";
import { termsHeld } from "./held-terms.ts";
import type { RankedSentence } from "./rank-sentences.ts";
import { analyse } from "#features/retrieval";

const MOST_SENTENCES = 3;

/**
 * How a page begins that is about all that was asked, where a topic was asked about as a whole ("What is your return
 * policy?"): its opening sentences. Empty where there is no such page or something more particular is asked.
 */
export function findLead(scope: AnswerScope, findings: Findings, ranked: readonly RankedSentence[]): RankedSentence[] {
  if (!scope.intent.overview) return [];
  const asked = readAsked(askedText(scope, findings), []);
  const page = ranked.find(({ hit: { document, chunk } }) => {
    const words = asked.in(chunk.language);
    const title = new Set(analyse(document.title, chunk.language));
    return document.kind !== "product" && words.own.length > 0 && isSubset(words.own, termsHeld(words, [title]));
  });
  if (!page) return [];
  return ranked
    .filter(({ hit, sentence }) => hit.document.number === page.hit.document.number && isOpening(hit.chunk, sentence))
    .toSorted((one, other) => one.sentence.position - other.sentence.position)
    .slice(0, MOST_SENTENCES);
}

function isSubset(terms: readonly string[], of: ReadonlySet<string>): boolean {
  return terms.every((term) => of.has(term));
}

function isOpening(chunk: RankedSentence["hit"]["chunk"], sentence: RankedSentence["sentence"]): boolean {
  return chunk.position === 0 && sentence.kind === "sentence";
}
