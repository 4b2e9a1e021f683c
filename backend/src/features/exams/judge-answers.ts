import type { TriedAnswer } from "#features/chat";

export type Verdict = "same" | "changed" | "improved" | "regressed" | "failed";

/**
 * How the draft's answer stands beside the published one. With an expected text, what counts is who says it; without,
 * whether there is an answer, whether it names sources, and whether it shows products.
 */
export function judgeAnswers(
  expected: string | null,
  { published, draft }: { published: TriedAnswer | null; draft: TriedAnswer },
): Verdict {
  const now = gradeOf(draft, expected);
  if (published === null) return expected !== null && now === 0 ? "failed" : "same";
  const before = gradeOf(published, expected);
  if (now < before) return "regressed";
  if (now > before) return "improved";
  if (expected !== null && now === 0) return "failed";
  return draft.text === published.text ? "same" : "changed";
}

function gradeOf(answer: TriedAnswer, expected: string | null): number {
  if (expected !== null) return fold(answer.text).includes(fold(expected)) ? 1 : 0;
  if (answer.outcome !== "answered") return answer.outcome === "unknown" ? 1 : 0;
  return 2 + (answer.sources.length > 0 ? 2 : 0) + (answer.cards.length > 0 ? 1 : 0);
}

/** Case, marks and kinds of spaces are no difference. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("**", "").replaceAll(/\s+/g, " ");
}
