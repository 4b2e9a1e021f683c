import { analyse } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { askedText } from "./asked-text.ts";
import { readAsked } from "./asked-words.ts";
import type { Findings } from "./find-knowledge.ts";
import { termsHeld } from "./held-terms.ts";
import type { RankedSentence } from "./rank-sentences.ts";
import { isRow, labelsOf, valuesOf } from "./table-row.ts";

const MOST_ROWS = 8;

/**
 * All rows of a table where the question chooses none of them: "What are your opening hours?" asks for every day, "…
 * on Monday?" for one. Empty where the best sentence is no row, or one that the question names.
 */
export function findRows(scope: AnswerScope, findings: Findings, ranked: readonly RankedSentence[]): RankedSentence[] {
  const [best] = ranked;
  if (!best || best.hit.document.kind === "product" || best.fit === "fits" || !isRow(best.sentence.text)) return [];
  const { language } = best.hit.chunk;
  const words = readAsked(askedText(scope, findings), []).in(language);
  const labels = labelsOf(best.sentence.text).join("\n");
  const rows = ranked
    .filter(({ hit, sentence }) => hit === best.hit && isRow(sentence.text))
    .filter(({ sentence }) => labelsOf(sentence.text).join("\n") === labels)
    .toSorted((one, other) => one.sentence.position - other.sentence.position);
  const isChosen = rows.some(({ sentence }) => {
    const values = new Set(analyse(valuesOf(sentence.text).join("\n"), language));
    return termsHeld(words, [values]).size > 0;
  });
  return isChosen || rows.length < 2 || rows.length > MOST_ROWS ? [] : rows;
}
