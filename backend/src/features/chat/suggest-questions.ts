import type { SearchHit } from "#features/retrieval";
import type { Findings } from "./find-knowledge.ts";
import { foldFigures } from "./fold-figures.ts";
import { literal } from "./plain-text.ts";
import { splitPassage } from "./split-passage.ts";

const MOST = 3;
const LONGEST = 90;
/** A passage that was found much worse than the best is about something else. */
const NEAR_SHARE = 0.4;

export interface SuggestionScope {
  language: string;
  asked: string;
  used: SearchHit | null;
}

/**
 * Questions that the knowledge found answers word for word: typed questions, and questions that stand in its pages as
 * headings or lines. Never the one that was just asked; at most three, in the visitor's language.
 */
export function suggestFrom(findings: Findings, scope: SuggestionScope): string[] {
  const asked = normalise(scope.asked);
  const best = Math.max(...findings.hits.map(({ score }) => score));
  const questions = findings.hits
    .filter(({ chunk, score }) => chunk.language === scope.language && score >= best * NEAR_SHARE)
    .flatMap((hit) => questionsOf(hit, hit === scope.used));
  const fresh = questions.filter((question) => question.length <= LONGEST && normalise(question) !== asked);
  return [...new Map(fresh.map((question) => [normalise(question), question])).values()].slice(0, MOST);
}

function questionsOf({ chunk, document }: SearchHit, isUsed: boolean): string[] {
  const inText = splitPassage(chunk.text, chunk.language)
    .filter(({ kind }) => kind === "question")
    .map(({ text }) => text);
  const above = isUsed ? [] : [...(document.kind === "qa" ? [document.title] : []), ...chunk.headings];
  return [...above, ...inText].filter((text) => /[?？؟]\s*$/u.test(text)).map(literal);
}

function normalise(text: string): string {
  return foldFigures(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
