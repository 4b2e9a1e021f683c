import { analyse, type SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { askedText } from "./asked-text.ts";
import { readAsked } from "./asked-words.ts";
import type { Findings } from "./find-knowledge.ts";
import { shareHeld } from "./held-terms.ts";
import type { RankedSentence } from "./rank-sentences.ts";

const MOST_STEPS = 6;
/** Of what is to be done, a list of steps and its headings must hold this share. */
const LEAST_SHARE = 0.6;
const STEP = /^\s*(?:[-*•]\s+)?\d{1,2}[.)]\s+\S/u;

/**
 * The numbered steps that say how to do what was asked ("How do I redeem a gift card?"), where a passage near the best
 * sentence has such a list under a heading about it. Empty where none has.
 */
export function findSteps(scope: AnswerScope, findings: Findings, ranked: readonly RankedSentence[]): RankedSentence[] {
  const [best] = ranked;
  if (!scope.intent.howTo || scope.intent.expectation !== null || !best) return [];
  const asked = readAsked(askedText(scope, findings), []);
  const shares = new Map<SearchHit, number>();
  for (const { hit } of ranked) {
    if (hit.document.number !== best.hit.document.number || shares.has(hit)) continue;
    const steps = hit.chunk.text.split("\n").filter((line) => STEP.test(line));
    const words = asked.in(hit.chunk.language);
    const place = new Set(
      analyse([hit.document.title, ...hit.chunk.headings, headOf(hit), ...steps].join("\n"), hit.chunk.language),
    );
    if (steps.length > 1) shares.set(hit, shareHeld(words, [place]));
  }
  const [found] = [...shares].toSorted(([, one], [, other]) => other - one);
  if (!found || found[1] < LEAST_SHARE) return [];
  return stepsOf(found[0], ranked).slice(0, MOST_STEPS);
}

/** The line before the first step. */
function headOf({ chunk }: SearchHit): string {
  const lines = chunk.text.split("\n");
  const first = lines.findIndex((line) => STEP.test(line));
  return lines[first - 1] ?? "";
}

function stepsOf(hit: SearchHit, ranked: readonly RankedSentence[]): RankedSentence[] {
  const lines = hit.chunk.text.split("\n");
  return ranked
    .filter((one) => one.hit === hit && STEP.test(lines[one.sentence.line] ?? ""))
    .toSorted((one, other) => one.sentence.position - other.sentence.position);
}
