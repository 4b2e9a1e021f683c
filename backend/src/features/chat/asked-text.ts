import type { AnswerScope } from "./answer-scope.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { expectationOf } from "./expected-figures.ts";
import type { Findings } from "./find-knowledge.ts";
import type { AskedIn } from "./related-terms.ts";

/**
 * With the words that the search took over from earlier questions, and with what was wanted there: "and to Norway?" asks
 * for the price of shipping still.
 */
export function askedText({ asked, language, intent, turn }: AnswerScope, { result }: Findings): AskedIn {
  const isOpen =
    intent.continues || intent.pointsBack || askedTerms(asked, language).every((term) => isGeneric(term, language));
  const last = intent.continues ? turn.memory.at(-1) : undefined;
  return {
    question: asked,
    language,
    earlier: isOpen ? result.interpretation.fromHistory : [],
    expectation: intent.expectation ?? (last ? expectationOf(last.question) : null),
    continued: last?.documents ?? [],
    otherNames: result.interpretation.otherNames,
  };
}
